import type { ResourceChange } from "../../../../../scripts/fleet/review/changes/change-set";
import { changeDigest } from "../../../../../scripts/fleet/review/plans/change-digest";
import { confirmChanges } from "../../../../../scripts/fleet/review/plans/confirm-changes";
import { normalisePlan } from "../../../../../scripts/fleet/review/plans/normalise-plan";
import type { PlanDocument } from "../../../../../scripts/fleet/review/plans/plan-document";
import { foundationPlan, planned, reading, refusals, SYNTHESIS } from "./a-plan";

const VPC = "aws_vpc.acme_network_vpc";
const ROLE = "aws_iam_role.shared_role";
const SECRET = "hunter2-hunter2";
const STACK = SYNTHESIS.stack("foundation")!;

const update = (before: object, after: object, marks: object = {}): PlanDocument =>
  foundationPlan(planned(VPC, { actions: ["update"], before, after, ...marks }));
const paths = (foundation: PlanDocument): string[] =>
  reading({ foundation }).changes.flatMap(({ attributes }) => attributes.map(({ path }) => path));

describe("Attributes that a plan changes", () => {
  it.each<[string, PlanDocument, string[]]>([
    ["a value", update({ cidr_block: "a" }, { cidr_block: "b" }), ["cidr_block"]],
    ["a value in a list", update({ x: [{ y: 1 }] }, { x: [{ y: 2 }] }), ["x.0.y"]],
    ["a value in a document", update({ p: '{"a":{"b":1}}' }, { p: '{"a":{"b":2}}' }), ["p.a.b"]],
    ["nothing but the form of a document", update({ p: '{"a":1,"b":2}' }, { p: '{"b":2,"a":1}' }), []],
    ["what the stack sets and AWS tells later", update({ tags: {} }, {}, { after_unknown: { tags: true } }), ["tags"]],
    ["what AWS alone gives", update({ arn: "a" }, {}, { after_unknown: { arn: true } }), []],
    ["what is equal", update({ cidr_block: "a" }, { cidr_block: "a" }), []],
  ])("are told by path: %s", (_, plan, expected) => {
    expect(paths(plan)).toEqual(expected);
  });

  it("hold no sensitive value, however deep it lies", () => {
    const marks = { before_sensitive: { password: true }, after_sensitive: { block: [{ password: true }] } };
    const plan = update({ password: SECRET }, { block: [{ password: `${SECRET}2` }], password: `${SECRET}3` }, marks);
    const { changes } = reading({ foundation: plan });
    expect(changes[0]!.attributes.map(({ path }) => path).sort()).toEqual(["block", "password"]);
    expect(JSON.stringify(changes)).not.toContain(SECRET);
  });
});

describe("Drift", () => {
  const drift = (before: object, after: object | null, actions = ["update"]): PlanDocument => {
    return { ...foundationPlan(), resource_drift: [planned(VPC, { actions, before, after })] };
  };

  it.each<[string, PlanDocument, string | undefined]>([
    ["a value that the stack sets", drift({ cidr_block: "a" }, { cidr_block: "b" }), "cidr_block"],
    ["a foreign tag", drift({ tags: {} }, { tags: { Owner: SECRET } }), "tags.Owner"],
    ["a resource that is gone", drift({}, null, ["delete"]), undefined],
  ])("refuses: %s", (_, foundation, attribute) => {
    const plans = reading({ foundation });
    expect(refusals(plans)).toEqual([`drift foundation ${VPC}`]);
    expect(plans.findings[0]!.attribute).toBe(attribute);
    expect(JSON.stringify(plans)).not.toContain(SECRET);
  });

  it.each<[string, PlanDocument, number]>([
    ["what AWS alone gives is for the reader", drift({ arn: "a" }, { arn: "b" }), 1],
    ["another address is none", drift({}, {}, ["no-op"]), 0],
  ])("refuses nothing: %s", (_, foundation, count) => {
    const plans = reading({ foundation });
    expect([refusals(plans), plans.findings.length]).toEqual([[], count]);
  });
});

describe("A plan that leaves the machine", () => {
  const marks = { before_sensitive: {}, after_sensitive: { password: true }, after_unknown: {} };
  const values = {
    cidr_block: "10.1.0.0/16",
    user_data: SECRET,
    password: SECRET,
    policy: `{"Statement":["${SECRET}"]}`,
  };
  const plan: PlanDocument = {
    ...update({ ...values, user_data: "x", policy: "{}" }, values, marks),
    prior_state: { values: SECRET },
    variables: { token: SECRET },
    resource_drift: [planned(ROLE, { actions: ["update"], before: { name: "a" }, after: { name: SECRET } })],
  };
  const normal = normalisePlan(plan, STACK);

  it("holds no value but those that the stack holds", () => {
    expect(JSON.stringify(normal)).not.toContain(SECRET);
    expect(JSON.stringify(normal)).toContain("10.1.0.0/16");
  });

  it("is judged as the whole one is, and has its digest", () => {
    const [whole, left] = [reading({ foundation: plan }), reading({ foundation: normal })];
    expect(refusals(left)).toEqual(refusals(whole));
    expect(left.digest).toEqual(whole.digest);
    expect(left.changes.map(({ attributes }) => attributes.map(({ path }) => path))).toEqual(
      whole.changes.map(({ attributes }) => attributes.map(({ path }) => path)),
    );
  });
});

describe("The digest of a change set", () => {
  const mark = { stack: "foundation", address: VPC, action: "change", attributes: ["a"], body: "1" } as const;

  it("is the same in any order, and another for any other change", () => {
    const other = { ...mark, address: ROLE };
    expect(changeDigest([mark, other])).toBe(changeDigest([other, mark]));
    const changed = [
      { ...mark, stack: "platform" },
      { ...mark, address: ROLE },
      { ...mark, action: "replace" as const },
      { ...mark, attributes: ["a", "b"] },
      { ...mark, body: "2" },
    ];
    const digests = [[], [mark], ...changed.map((each) => [each])].map(changeDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe("What a stack tells those above it", () => {
  const telling = (action: string): PlanDocument => {
    return { ...foundationPlan(), output_changes: { clients: { actions: [action], before: SECRET } } };
  };

  it("is part of the digest where it changes, without its value", () => {
    const digests = ["no-op", "update", "delete"].map((action) => reading({ foundation: telling(action) }).digest);
    expect(new Set([...digests, reading().digest]).size).toBe(3);
    expect(JSON.stringify(normalisePlan(telling("update"), STACK))).not.toContain(SECRET);
    expect(reading({ foundation: normalisePlan(telling("update"), STACK) }).digest).toBe(digests[1]);
  });
});

describe("A forecast", () => {
  const forecast = (stack: string, address: string, action: ResourceChange["action"]): ResourceChange => {
    const attributes = [{ path: "cidr_block", before: "a", after: "b", shown: { before: "a", after: "b" } }];
    const place = { stack, layer: stack, address, type: "x", owner: "acme" };
    return { ...place, action, attributes, replacedBy: [], source: "forecast" };
  };
  const plan = update({ cidr_block: "a", arn: 1 }, { cidr_block: "b", arn: 2 });
  const CLUSTER = "aws_eks_cluster.acme_cluster";

  it("gives way to the plan of its stack, whose values it tells", () => {
    const before = [forecast("foundation", VPC, "replace"), forecast("foundation", ROLE, "remove")];
    expect(confirmChanges(before, reading({ foundation: plan }))).toMatchObject([
      { address: VPC, action: "change", source: "plan", attributes: [{ shown: { before: "a" } }, { path: "arn" }] },
    ]);
  });

  it("stands in what no plan tells: Terraform keeps protections that AWS doesn't know to itself", () => {
    const path = "lifecycle.prevent_destroy";
    const unprotected = [ROLE, VPC].map((address): ResourceChange => {
      const made = forecast("foundation", address, "replace");
      return { ...made, attributes: [...made.attributes, { path, before: true, after: undefined, shown: undefined }] };
    });
    const confirmed = confirmChanges(unprotected, reading({ foundation: plan }));
    expect(
      confirmed.map(({ address, action, attributes }) => [address, action, attributes.map((each) => each.path)]),
    ).toEqual([
      [VPC, "change", ["cidr_block", "arn", path]],
      [ROLE, "change", [path]],
    ]);
  });

  it("stands where a stack has no plan, or none that can be relied on", () => {
    const before = [forecast("platform", CLUSTER, "replace")];
    for (const platform of [undefined, "", "{}"]) expect(confirmChanges(before, reading({ platform }))).toEqual(before);
  });
});
