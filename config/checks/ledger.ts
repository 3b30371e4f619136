import { CLIENT_STAGES } from "../catalogue/client-stages";
import { isClientName } from "../schema/client-name";
import { pathText } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, Deployment, InFile } from "../registry";
import { allocationsOf, type LedgerEntry } from "./ledger-places";

/** Registry and ledger say the same, in both directions (S3-22). */
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
    if (registered) yield* furtherOrphans(name, entry, registry.deployments);
  }
};

function missing({ client, path, vpc }: Deployment): Problem & InFile {
  const hint = `add ${client} with vpc_cidr ${vpc?.text ?? "…"} to cidr-registry.yaml`;
  return { file: "clients", path, at: "key", rule: "ledger-missing", message: "is not in cidr-registry.yaml", hint };
}

function* compareDeployment(deployment: Deployment, name: string, entry: LedgerEntry): Iterable<Problem & InFile> {
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

function* statusProblems(name: string, { status }: LedgerEntry, registered: boolean): Iterable<Problem & InFile> {
  const path = ["clients", name];
  if (status === undefined) return;
  const { isRegistered } = CLIENT_STAGES[status];
  if (isRegistered && !registered) {
    const hint =
      "one that leaves: status: offboarding here and enabled: false there, all layers deployed, then status: decommissioned here; one to come: status: reserved";
    yield { file: "ledger", path, at: "key", rule: "ledger-orphan", message: "is not in config/clients.yaml", hint };
  }
  if (!isRegistered && registered) {
    const message = "but the client is in config/clients.yaml";
    yield { file: "ledger", path: [...path, "status"], rule: "ledger-orphan", message, hint: "set status: active" };
  }
}

/** A block of a further deployment that the registry knows nothing of would be free for others to take. */
function* furtherOrphans(
  name: string,
  entry: LedgerEntry,
  deployments: readonly Deployment[],
): Iterable<Problem & InFile> {
  const places = new Set(
    deployments.flatMap(({ client, environment, region }) => (client === name ? [`${environment} ${region}`] : [])),
  );
  for (const { path, environment, region } of allocationsOf(name, entry).slice(1)) {
    if (environment === undefined || region === undefined || places.has(`${environment} ${region}`)) continue;
    const message = `${environment} in ${region} is not in also_in of ${name} in config/clients.yaml`;
    yield { file: "ledger", path, rule: "ledger-orphan", message, value: "" };
  }
}
