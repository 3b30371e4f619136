import { isClientName } from "./clients";
import type { Camel, Draft } from "../camel";
import { overlappingPairs } from "../cidr";
import { blockOf, type Check, type Deployment, type Report } from "../registry";
import type { LedgerFile } from "../schema/ledger";
import { planSubnets } from "../subnets";
import { pathText, type Path } from "../yaml-document";

type Entry = Draft<Camel<LedgerFile>["clients"][string]>;

/** One block as the ledger has it. */
interface Allocation {
  readonly path: Path;
  readonly vpcCidr?: string | undefined;
  readonly region?: string | undefined;
  readonly environment?: string | undefined;
}

/** Registry and ledger say the same, in both directions (S3-22); dates make sense; recorded subnets are the computed ones. */
export const checkLedger: Check = function* (registry) {
  const entries = registry.ledger?.clients;
  if (!entries || !registry.clients?.clients) return;
  for (const deployment of registry.deployments) {
    const written = Object.hasOwn(entries, deployment.client);
    const entry = written ? entries[deployment.client] : undefined;
    if (written && !entry) continue;
    if (entry) yield* compareDeployment(deployment, deployment.client, entry);
    else if (deployment.path.length === 2 && isClientName(deployment.client)) yield missing(deployment);
  }
  for (const [name, entry] of Object.entries(entries)) {
    if (!entry) continue;
    const registered = Object.hasOwn(registry.clients.clients, name);
    yield* statusProblems(name, entry, registered);
    yield* dateProblems(name, entry, registry.today);
    yield* subnetProblems(name, entry);
  }
};

function missing({ client, path, vpc }: Deployment): Report {
  const hint = `add ${client} with vpc_cidr ${vpc?.text ?? "…"} to cidr-registry.yaml`;
  return { file: "clients", path, at: "key", rule: "ledger-missing", message: "is not in cidr-registry.yaml", hint };
}

function* compareDeployment(deployment: Deployment, name: string, entry: Entry): Iterable<Report> {
  const allocations = allocationsOf(name, entry);
  const further = deployment.path.length > 2;
  const own = further
    ? allocations
        .slice(1)
        .find(({ region, environment }) => region === deployment.region && environment === deployment.environment)
    : allocations[0]!;
  if (!own) {
    const where = `${deployment.environment ?? "?"} in ${deployment.region ?? "?"}`;
    yield {
      file: "clients",
      path: deployment.path,
      rule: "ledger-missing",
      message: `${where} is not in cidr-registry.yaml`,
      hint: `add it to clients.${name}.also_in there`,
      value: "",
    };
    return;
  }
  const pairs: [string, string | undefined, string | undefined][] = [
    ["vpc_cidr", own.vpcCidr, deployment.vpc?.text],
    ["region", own.region, deployment.region],
    ["environment", own.environment, deployment.environment],
  ];
  for (const [field, ledger, registry] of pairs) {
    if (ledger === undefined || registry === undefined || ledger === registry) continue;
    const message = `disagrees with ${pathText(deployment.path)} of config/clients.yaml, which has ${registry}`;
    yield {
      file: "ledger",
      path: [...own.path, field],
      rule: "ledger-mismatch",
      message,
      hint: "both files must say the same",
    };
  }
}

function allocationsOf(name: string, entry: Entry): Allocation[] {
  const further = (entry.alsoIn ?? []).map((each, index) => ({ ...each, path: ["clients", name, "also_in", index] }));
  return [
    { path: ["clients", name], vpcCidr: entry.vpcCidr, region: entry.region, environment: entry.environment },
    ...further,
  ];
}

function* statusProblems(name: string, { status, decommissionedDate }: Entry, registered: boolean): Iterable<Report> {
  const path = ["clients", name];
  if (status === "active" && !registered) {
    const hint = "set status: reserved or decommissioned, or add the client to config/clients.yaml";
    yield { file: "ledger", path, at: "key", rule: "ledger-orphan", message: "is not in config/clients.yaml", hint };
  }
  if ((status === "reserved" || status === "decommissioned") && registered) {
    const message = "but the client is in config/clients.yaml";
    yield { file: "ledger", path: [...path, "status"], rule: "ledger-orphan", message, hint: "set status: active" };
  }
  if (status === "decommissioned" && decommissionedDate === undefined) {
    yield {
      file: "ledger",
      path,
      at: "key",
      rule: "ledger-date",
      message: "is decommissioned, and has no decommissioned_date",
    };
  }
}

function* dateProblems(name: string, entry: Entry, today: string): Iterable<Report> {
  const dates: [Path, string | undefined][] = [
    [["allocated_date"], entry.allocatedDate],
    [["decommissioned_date"], entry.decommissionedDate],
    ...(entry.alsoIn ?? []).map((each, index): [Path, string | undefined] => [
      ["also_in", index, "allocated_date"],
      each?.allocatedDate,
    ]),
  ];
  for (const [path, date] of dates) {
    if (date === undefined || date <= today) continue;
    yield {
      file: "ledger",
      path: ["clients", name, ...path],
      severity: "warning",
      rule: "ledger-date",
      message: `lies in the future (today is ${today})`,
    };
  }
}

function* subnetProblems(name: string, { subnets, vpcCidr }: Entry): Iterable<Report> {
  const vpc = blockOf(vpcCidr);
  if (!subnets || !vpc) return;
  const planned = planSubnets(vpc, 2);
  const recorded = (["public", "private", "eks"] as const).flatMap((kind) =>
    (subnets[kind] ?? []).map((text, index) => ({
      text,
      planned: planned[index]?.[kind],
      path: ["clients", name, "subnets", kind, index],
    })),
  );
  for (const { text, planned: right, path } of recorded) {
    if (text === undefined || text === right) continue;
    const message = right
      ? `is not the subnet that is computed from vpc_cidr: ${right}`
      : "is one more subnet than there are zones";
    yield { file: "ledger", path, rule: "ledger-subnets", message, hint: "correct it, or leave subnets out" };
  }
  const blocks = recorded.flatMap(({ text, path }) => {
    const block = blockOf(text);
    return block ? [{ block, path }] : [];
  });
  for (const [first, second] of overlappingPairs(blocks, ({ block }) => block)) {
    yield {
      file: "ledger",
      path: second.path,
      rule: "ledger-subnets",
      message: `overlaps ${pathText(first.path)} ${first.block.text}`,
    };
  }
}
