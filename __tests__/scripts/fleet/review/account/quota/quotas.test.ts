import { parse, stringify } from "yaml";

import { KnownQuotas } from "../../../../../../config/known-quotas";
import { FILES } from "../../../../../../config/registry";
import { quotaChanges } from "../../../../../../scripts/fleet/review/account/quota/quota-change";
import {
  isShort,
  needsAsking,
  roomFor,
  roomSentence,
} from "../../../../../../scripts/fleet/review/account/quota/quota-room";
import { changesText, roomsText } from "../../../../../../scripts/fleet/review/account/quota/quota-text";
import { usesOf, type QuotaUse } from "../../../../../../scripts/fleet/review/account/quota/uses-of";
import { tallyOf, type Tally } from "../../../../../../scripts/fleet/review/account/tally";
import { synthesisIn } from "../../../../../../scripts/fleet/review/model/synthesis";
import { EXAMPLE, fleetOf, type Files, type Section } from "../../../../../support/registry";
import { synthesize } from "../../../../../support/synth";

type Blocks = Readonly<Record<string, Readonly<Record<string, Section>>>>;

const ACCOUNT = "123456789012";
const OHIO = { accountId: ACCOUNT, region: "us-east-2" };
const OREGON = { accountId: ACCOUNT, region: "us-west-2" };
const COUNTED = { targets: [{ environment: "production", region: "us-east-2" }], uncounted: [], unread: [] };
const nothingKnown = new KnownQuotas();

function tally(resource: Blocks, target = OHIO, providers: Section = {}): Tally {
  return tallyOf(
    synthesisIn({ platform: { resource, provider: providers as never } }, new Set(["acme", "globex"])),
    target,
  );
}

function use(quota: string, ...tallies: readonly Tally[]): QuotaUse | undefined {
  return usesOf(tallies).find((each) => each.quota === quota);
}

function eips(count: number): Blocks {
  return { aws_eip: Object.fromEntries(Array.from({ length: count }, (_, at) => [`acme_${at}`, {}])) };
}

function known(code: string, value: number): KnownQuotas {
  const quotas = new KnownQuotas();
  quotas.note(ACCOUNT, "us-east-2", code, value);
  return quotas;
}

describe("what stacks need of quotas", () => {
  it("is added up over targets of one account and region, and apart over regions", () => {
    const needs = usesOf([tally(eips(2)), tally(eips(1)), tally(eips(4), OREGON)]);
    expect(needs.map(({ region, most }) => [region, most])).toEqual([
      ["us-east-2", 3],
      ["us-west-2", 4],
    ]);
  });

  it("is counted once in an account for what that knows by a name, whichever regions name it", () => {
    const roles = { aws_iam_role: { state: { name: "deploy" }, acme_a: { name: "acme-a" } } };
    expect(use("iam-roles", tally(roles), tally(roles, OREGON))).toMatchObject({ region: undefined, most: 2 });
    const providers = { aws_iam_openid_connect_provider: { acme_oidc: { url: "${aws_eks_cluster.acme.issuer}" } } };
    expect(use("oidc-providers", tally(providers), tally(providers, OREGON))).toMatchObject({ most: 2 });
  });

  it("is counted apart in two accounts", () => {
    const needs = usesOf([tally(eips(2)), tally(eips(2), { ...OHIO, accountId: "210987654321" })]);
    expect(needs.map(({ account, most }) => [account, most])).toEqual([
      [ACCOUNT, 2],
      ["210987654321", 2],
    ]);
  });

  it("is counted where a resource's provider is", () => {
    const bucket = { aws_vpc: { acme_replica: { provider: "aws.acme_replica" } } };
    const providers = { aws: [{ region: "us-east-2" }, { alias: "acme_replica", region: "eu-west-1" }] };
    expect(use("vpcs", tally(bucket, OHIO, providers))).toMatchObject({ region: "eu-west-1", most: 1 });
  });

  it("goes from the fewest to the most nodes, on demand and of Spot apart", () => {
    const group = (more: Section): Section => ({
      instance_types: ["m6i.large", "m6i.xlarge"],
      scaling_config: { min_size: 2, max_size: 5 },
      cluster_name: "acme",
      ...more,
    });
    const head = tally({
      aws_eks_node_group: { acme_a: group({}), globex_a: group({ capacity_type: "SPOT" }) },
      aws_instance: { acme_database: { instance_type: "r6i.2xlarge" } },
    });
    expect(use("standard-vcpus", head)).toMatchObject({ least: 2 * 2 + 8, most: 5 * 4 + 8, client: 28 });
    expect(use("standard-spot-vcpus", head)).toMatchObject({ least: 4, most: 20 });
  });

  it("names machines whose vCPUs nobody here knows, instead of leaving them out", () => {
    const head = tally({ aws_instance: { acme_machine: { instance_type: "g5.xlarge" } } });
    expect(use("standard-vcpus", head)).toBeUndefined();
    expect(head.uncounted).toEqual(["g5.xlarge"]);
    expect(roomsText([], { ...COUNTED, uncounted: head.uncounted })).toContain("Not counted: vCPUs of g5.xlarge");
  });

  it("is that of the fullest zone, cluster and topic", () => {
    const nat = (zone: string): Section => ({ subnet_id: `\${aws_subnet.${zone}.id}` });
    const head = tally({
      aws_subnet: { a: { availability_zone: "us-east-2a" }, b: { availability_zone: "us-east-2b" } },
      aws_nat_gateway: { acme_1: nat("a"), acme_2: nat("b"), globex_1: nat("a") },
      aws_eks_node_group: {
        acme_1: { cluster_name: "x" },
        acme_2: { cluster_name: "x" },
        globex_1: { cluster_name: "y" },
      },
    });
    expect(use("nat-gateways", head)).toMatchObject({ most: 2, client: 1 });
    expect(use("node-groups", head)).toMatchObject({ most: 2 });
  });

  it("has volumes in TiB, those of machines and nodes among them", () => {
    const head = tally({
      aws_ebs_volume: { acme_data: { size: 1024, type: "gp3" }, acme_cold: { size: 2048, type: "sc1" } },
      aws_instance: { acme_machine: { instance_type: "t3.large", root_block_device: { volume_size: 512 } } },
      aws_eks_node_group: {
        acme_nodes: {
          scaling_config: { min_size: 1, max_size: 2 },
          launch_template: { id: "${aws_launch_template.acme_t.id}" },
        },
      },
      aws_launch_template: { acme_t: { block_device_mappings: [{ ebs: { volume_size: 512, volume_type: "gp3" } }] } },
    });
    expect(use("gp3-storage", head)).toMatchObject({ least: 2, most: 2.5 });
  });

  it("has what Lambda keeps free once, where any function reserves something", () => {
    const one = (more: Section): Tally => tally({ aws_lambda_function: { acme_one: more } });
    expect(
      use(
        "reserved-concurrency",
        one({ reserved_concurrent_executions: 5 }),
        one({ reserved_concurrent_executions: 7 }),
      ),
    ).toMatchObject({ most: 112 });
    expect(use("reserved-concurrency", one({}))).toBeUndefined();
  });

  it("takes nothing for what is only looked up, and nothing of no stack", () => {
    const synthesis = synthesisIn({ platform: { data: { aws_vpc: { acme_vpc: {} } } } }, new Set(["acme"]));
    expect(tallyOf(synthesis, OHIO).claims).toEqual([]);
    expect(usesOf([])).toEqual([]);
  });
});

describe("whether there is room", () => {
  const roomOf = (count: number, quotas = nothingKnown): ReturnType<typeof roomFor> =>
    roomFor(use("elastic-ips", tally(eips(count)))!, quotas);

  it("is told as need, limit and what to ask for, with room for the largest client once more", () => {
    expect(roomSentence({ ...roomOf(6), client: 2, ask: 8 })).toBe("Elastic IPs 6/5, ask for L-0263D0A3 >= 8");
    expect(roomOf(6)).toMatchObject({ standing: "exceeded", from: "default", ask: 12 });
    expect(roomOf(4)).toMatchObject({ standing: "fits", ask: undefined });
  });

  it("is none where all is taken", () => {
    expect(roomOf(5)).toMatchObject({ standing: "full", ask: 10 });
  });

  it("goes by what the account has, where that is known", () => {
    expect(roomOf(6, known("L-0263D0A3", 20))).toMatchObject({ standing: "fits", from: "account", limit: 20 });
    expect(roomOf(6, known("L-F678F1CE", 20))).toMatchObject({ from: "default" });
  });

  it("fails for sure by the account's own number alone, and not by what clusters may grow to", () => {
    const nodes = tally({
      aws_eks_node_group: { acme_a: { instance_types: ["m6i.large"], scaling_config: { min_size: 1, max_size: 9 } } },
    });
    const vcpus = use("standard-vcpus", nodes)!;
    expect(isShort(roomOf(6))).toBe(false);
    expect(isShort(roomOf(6, known("L-0263D0A3", 5)))).toBe(true);
    expect(roomFor(vcpus, known("L-1216C47A", 10))).toMatchObject({ standing: "when-grown" });
    expect(isShort(roomFor(vcpus, known("L-1216C47A", 10)))).toBe(false);
    expect(isShort(roomFor(vcpus, known("L-1216C47A", 1)))).toBe(true);
  });

  it("marks AWS's defaults, and accounts that could not be asked", () => {
    const text = roomsText([roomOf(6)], { ...COUNTED, unread: ["210987654321"] });
    expect(text).toMatch(/^123456789012 us-east-2 +Elastic IPs +6 +5\* +L-0263D0A3 >= 12$/m);
    expect(text).toContain("Not asked: account 210987654321");
    expect(roomsText([roomOf(6, known("L-0263D0A3", 20))], COUNTED)).not.toContain("*");
  });
});

describe("what a change takes of quotas", () => {
  it("is told before and after, the fullest quota first", () => {
    const head = usesOf([tally({ aws_vpc: { acme_vpc: {} }, aws_iam_role: { acme_one: {}, acme_two: {} } })]);
    const changes = quotaChanges([], head, nothingKnown);
    expect(changes.map(({ of, before, most, limit }) => [of, before.most, most, limit])).toEqual([
      ["VPCs", 0, 1, 5],
      ["IAM roles", 0, 2, 1000],
    ]);
    expect(changesText(changes, COUNTED)).toMatch(/^123456789012 us-east-2 +VPCs +0 +1 +5\*$/m);
  });

  it("is nothing where as much is taken as before, also by others", () => {
    const [acme, globex] = ["acme_vpc", "globex_vpc"].map((id) => usesOf([tally({ aws_vpc: { [id]: {} } })]));
    expect(quotaChanges(acme!, globex!, nothingKnown)).toEqual([]);
    expect(changesText([], COUNTED)).toMatch(/^As much of every quota as before\./);
  });

  it("asks for what is not enough, but not where less is taken, nor for vCPUs that AWS raises by itself", () => {
    const asks = (quota: QuotaUse["quota"], most: number, before: number, quotas = nothingKnown): boolean => {
      const need = { quota, account: ACCOUNT, region: "us-east-2", least: most, most, client: 1 };
      return needsAsking(roomFor(need, quotas), { least: before, most: before });
    };
    expect(asks("elastic-ips", 6, 4)).toBe(true);
    expect(asks("elastic-ips", 4, 3)).toBe(false);
    expect(asks("elastic-ips", 6, 7)).toBe(false);
    expect(asks("standard-vcpus", 40, 20)).toBe(false);
    expect(asks("standard-vcpus", 40, 20, known("L-1216C47A", 32))).toBe(true);
  });

  it("is told of what is gone, too", () => {
    const base = usesOf([tally(eips(2))]);
    expect(quotaChanges(base, [], nothingKnown)).toMatchObject([{ before: { most: 2 }, most: 0, standing: "fits" }]);
  });
});

describe("the example with one premium client more", () => {
  it("names Elastic IPs, with their code and what to ask for", () => {
    const fleet = fleetOf(withInitech());
    const synthesis = synthesisIn(synthesize(fleet, ["foundation"]), new Set(fleet.namedClients));
    const need = use("elastic-ips", tallyOf(synthesis, fleet.target))!;
    expect(roomSentence(roomFor(need, nothingKnown))).toBe("Elastic IPs 5/5, ask for L-0263D0A3 >= 7");
  });
});

/** Initech comes back, as a premium client. */
function withInitech(): Files {
  const parsed = parse(String(EXAMPLE[FILES.clients])) as { clients: Record<string, Section> };
  const initech = { ...parsed.clients.initech, enabled: true, tier: "premium" };
  const ledger = String(EXAMPLE[FILES.ledger]);
  return {
    ...EXAMPLE,
    [FILES.clients]: stringify({ clients: { ...parsed.clients, initech } }),
    [FILES.ledger]: ledger,
  };
}
