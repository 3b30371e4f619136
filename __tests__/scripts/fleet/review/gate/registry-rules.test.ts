import { clientGone } from "../../../../../scripts/fleet/review/gate/rules/client-gone";
import { destroyed } from "../../../../../scripts/fleet/review/gate/rules/destroyed";
import { immutableChanged } from "../../../../../scripts/fleet/review/gate/rules/immutable-changed";
import { tooManyDeleted } from "../../../../../scripts/fleet/review/gate/rules/too-many-deleted";
import { addressGone } from "../../../../../scripts/fleet/review/gate/rules/address-gone";
import type { RuleContext } from "../../../../../scripts/fleet/review/gate/rule";
import type { Body } from "../../../../../scripts/fleet/review/model/stack";
import { factsOf, line, resourceChange, side } from "./a-change";

describe("a client who is gone from the registry", () => {
  const off = side(["acme", "globex"], {
    disabled: new Set(["acme"]),
    stages: new Map([
      ["acme", "offboarding"],
      ["globex", "active"],
    ]),
  });
  const tombstone = new Map([["acme", "decommissioned"]]);

  it.each([
    ["was running, and its ledger entry stays", side(["acme"]), side([], { stages: new Map([["acme", "active"]]) })],
    ["was running, and its ledger entry went too", side(["acme"]), side([])],
    ["was running, and got a tombstone at once", side(["acme"]), side([], { stages: tombstone })],
  ])("%s: refused, with what to run instead", (_, base, head) => {
    expect(clientGone(factsOf([], [], { base, head }))).toEqual([
      expect.objectContaining({
        rule: "client-gone",
        severity: "refused",
        owner: "acme",
        todo: expect.stringMatching(
          /deletion_protection: false.*npx fleet deploy.*enabled: false.*decommissioned/,
        ) as string,
      }),
    ]);
  });

  it.each([
    ["has no entry left", new Map<string, string>()],
    ["is still offboarding", new Map([["acme", "offboarding"]])],
  ])("was switched off, and in the ledger it %s: refused, for its block would be free", (words, stages) => {
    const [finding, ...others] = clientGone(factsOf([], [], { base: off, head: side(["globex"], { stages }) }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: "refused", reason: expect.stringContaining(words) as string });
  });

  it.each(["active", "paused", "reserved"])("was switched off, but %s and never offboarding: refused", (stage) => {
    const base = { ...off, stages: new Map([["acme", stage]]) };
    const [finding, ...others] = clientGone(factsOf([], [], { base, head: side(["globex"], { stages: tombstone }) }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "refused",
      todo: expect.stringContaining("status: offboarding") as string,
    });
    expect(finding!.reason).toContain(`but as ${stage}`);
  });

  it("was on its way out, and has a tombstone: a note", () => {
    const head = side(["globex"], { stages: tombstone });
    expect(clientGone(factsOf([], [], { base: off, head }))).toMatchObject([{ severity: "note", owner: "acme" }]);
  });

  it("is nobody where all stay, come, or are switched off", () => {
    const head = side(["acme", "globex", "hooli"], { disabled: new Set(["acme"]) });
    expect(clientGone(factsOf([], [], { head }))).toEqual([]);
  });
});

describe("what can't change under what runs", () => {
  it.each([
    ["clients.acme.network.vpc_cidr"],
    ["clients.acme.network.cidr_offset"],
    ["clients.acme.placement.region"],
    ["clients.acme.placement.environment"],
    ["clients.acme.database.postgres_version"],
    ["clients.acme.storage.replication.region"],
    ["project"],
    ["kubernetes.service_ipv4_cidr"],
    ["dns.parent_zone"],
    ["environments.production.home_region"],
    ["environments.production.regions.us-east-2.availability_zones"],
    ["environments.production.regions.us-east-2.availability_zones.0"],
  ])("%s is refused, where it stands", (path) => {
    const findings = immutableChanged(factsOf([], [line(path)]));
    expect(findings).toEqual([
      expect.objectContaining({ rule: "immutable-changed", severity: "refused", attribute: path }),
    ]);
    expect(findings[0]!.source).toMatch(/^config\/(clients|platform)\.yaml:3:5$/);
  });

  it.each([
    ["clients.acme.eks.max_size", {}],
    ["clients.acme.network.cidr_offset", { kind: "added" as const }],
    ["clients.acme.placement", { kind: "added" as const, after: { region: "us-east-2" } }],
    ["clients.hooli.network.vpc_cidr", {}],
    ["kubernetes.version", {}],
  ])("%s passes %j", (path, more) => {
    expect(immutableChanged(factsOf([], [line(path, more)]))).toEqual([]);
  });

  it.each([
    ["clients.acme.placement.region", { kind: "added" }, "clients.acme.placement.region"],
    ["clients.acme.placement.region", { kind: "removed" }, "clients.acme.placement.region"],
    ["clients.acme.placement", { kind: "added", after: { region: "us-west-1" } }, "clients.acme.placement.region"],
    ["kubernetes", { kind: "removed", before: { service_ipv4_cidr: 1 } }, "kubernetes.service_ipv4_cidr"],
    ["environments.production.state_bucket", { kind: "added" }, "environments.production.state_bucket"],
  ] as const)("%s that is %j is refused where something is lost with it", (path, { kind, ...values }, attribute) => {
    const change = line(path, { kind, before: undefined, after: undefined, ...values });
    const lost = resourceChange("aws_vpc.acme_network_vpc", { action: "replace" });
    expect(immutableChanged(factsOf([lost], [change]))).toMatchObject([{ severity: "refused", attribute }]);
    expect(immutableChanged(factsOf([{ ...lost, action: "change" }], [change]))).toEqual([]);
  });

  it.each(["clients.acme.also_in[0]", "environments.staging", "clients.hooli"])(
    "%s that comes whole is another deployment",
    (path) => {
      const after = { region: "us-west-1", account_id: "1", placement: { region: "us-west-1" } };
      const lost = resourceChange("aws_vpc.acme_network_vpc", { action: "replace" });
      const change = line(path, { kind: "added", before: undefined, after });
      expect(immutableChanged(factsOf([lost], [change]))).toEqual([]);
    },
  );

  it("may change while the client is switched off", () => {
    const base = side(["acme"], { disabled: new Set(["acme"]) });
    expect(immutableChanged(factsOf([], [line("clients.acme.network.vpc_cidr")], { base }))).toEqual([]);
  });
});

describe("what is destroyed", () => {
  const gone = (count: number, owner = "acme") =>
    Array.from({ length: count }, (_, index) => resourceChange(`aws_subnet.${owner}_n_${index}`, { action: "remove" }));

  it("passes up to the threshold, for each owner by himself", () => {
    expect(tooManyDeleted(factsOf([...gone(20), ...gone(20, "globex")], []))).toEqual([]);
    expect(tooManyDeleted(factsOf([...gone(21), ...gone(20, "globex")], []))).toMatchObject([
      { rule: "too-many-deleted", severity: "refused", owner: "acme" },
    ]);
  });

  it("counts what is replaced, and not what is changed", () => {
    const replaced = gone(2).map((change) => ({ ...change, action: "replace" as const }));
    const changed = gone(2).map((change) => ({ ...change, action: "change" as const }));
    expect(tooManyDeleted(factsOf(replaced, [], { mostDeleted: 1 }))).toHaveLength(1);
    expect(tooManyDeleted(factsOf(changed, [], { mostDeleted: 1 }))).toEqual([]);
  });

  it("is told by owner and stack, the most frequent types first", () => {
    const vpc = resourceChange("aws_vpc.acme_network_vpc", { action: "remove" });
    expect(destroyed(factsOf([vpc, ...gone(2)], []))).toMatchObject([
      {
        severity: "note",
        stack: "foundation",
        owner: "acme",
        reason: "3 resources of acme would be destroyed: 2 aws_subnet and 1 aws_vpc.",
      },
    ]);
  });
});

describe("addresses that are gone", () => {
  const OLD = resourceChange("aws_s3_bucket.acme_old", { action: "remove" });
  const NEW = resourceChange("aws_s3_bucket.acme_new", { action: "add" });
  const context = (bodies: Readonly<Record<string, Body>>): RuleContext => ({
    before: (_, address) => bodies[address],
    after: (_, address) => bodies[address],
    everywhere: [],
    gone: new Set(),
  });
  const KEYS = [
    resourceChange("aws_kms_key.acme_a", { action: "remove" }),
    resourceChange("aws_kms_key.acme_b", { action: "add" }),
  ];
  const BODIES = {
    [OLD.address]: { bucket: "b", kms: "${aws_kms_key.acme_a.arn}" },
    [NEW.address]: { bucket: "b", kms: "${aws_kms_key.acme_b.arn}", depends_on: ["aws_kms_key.acme_b"] },
  };
  const SAME = context({ ...BODIES, "aws_kms_key.acme_a": { days: 30 }, "aws_kms_key.acme_b": { days: 30 } });

  it("and come again under another name: refused with the move that keeps them, whatever line changed", () => {
    expect(addressGone(factsOf([NEW, OLD, ...KEYS], [line("clients.acme.tier")]), SAME)).toMatchObject([
      {
        rule: "address-gone",
        severity: "refused",
        address: OLD.address,
        todo: `Keep it: moveFromId("${OLD.address}") on the resource that is ${NEW.address} now.`,
      },
      { address: "aws_kms_key.acme_a" },
    ]);
  });

  it("without any line that gives them up are refused", () => {
    expect(addressGone(factsOf([OLD], []), context({}))).toMatchObject([{ rule: "address-gone", severity: "refused" }]);
    expect(addressGone(factsOf([OLD], [line("clients.globex.tier")]), context({}))).toHaveLength(1);
  });

  it("by a line of their owner pass: other rules look at what is lost", () => {
    expect(addressGone(factsOf([OLD], [line("clients.acme.enabled")]), context({}))).toEqual([]);
  });

  it.each([
    ["that stay", [NEW, OLD], {}],
    ["that differ", [NEW, OLD, ...KEYS], { "aws_kms_key.acme_a": { days: 7 }, "aws_kms_key.acme_b": { days: 30 } }],
    ["that nobody knows", [NEW, OLD, ...KEYS], {}],
  ])("are no others' twins where they refer to others %s", (_, changes, keys) => {
    const bodies = context({ ...BODIES, ...keys });
    expect(addressGone(factsOf(changes, [line("clients.acme.tier")]), bodies)).toEqual([]);
  });

  it("are compared also where they refer to themselves", () => {
    const bodies = context({
      [OLD.address]: { bucket: "b", policy: `\${${OLD.address}.arn}` },
      [NEW.address]: { bucket: "b", policy: `\${${NEW.address}.arn}` },
    });
    expect(addressGone(factsOf([NEW, OLD], [line("clients.acme.tier")]), bodies)).toHaveLength(1);
  });

  it("are no others' twins: arguments, type and owner have to be the same", () => {
    const other = context({ [OLD.address]: { bucket: "b" }, [NEW.address]: { bucket: "c" } });
    expect(addressGone(factsOf([NEW, OLD], [line("clients.acme.tier")]), other)).toEqual([]);
  });
});
