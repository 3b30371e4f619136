import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { PlanDocument, PlannedResource } from "../../../../../scripts/fleet/review/plans/plan-document";
import { foundationPlan, manifest, planned, platformPlan, reading, refusals, type Folder } from "./a-plan";

const VPC = "aws_vpc.acme_network_vpc";
const ROLE = "aws_iam_role.shared_role";
const SECRET = "hunter2-hunter2";
const without = (address: string): PlanDocument => {
  const plan = foundationPlan();
  return { ...plan, resource_changes: plan.resource_changes!.filter((each) => each.address !== address) };
};
const withAnother = (resource: PlannedResource): PlanDocument => {
  const plan = foundationPlan();
  return { ...plan, resource_changes: [...plan.resource_changes!, resource] };
};
const inPlaceOf = (file: string, make: (path: string) => void) => (folder: string) => {
  rmSync(join(folder, file));
  make(join(folder, file));
};

type Case = readonly [name: string, folder: Folder, refused: readonly string[]];

/** Folders of which something can't be relied on, and what refuses. */
const DOUBTFUL: readonly Case[] = [
  ["a plan that failed", { foundation: { ...foundationPlan(), errored: true } }, ["plan-errored foundation"]],
  ["a plan that doesn't say", { foundation: { ...foundationPlan(), errored: undefined } }, ["plan-errored foundation"]],
  ["a run that failed", { manifest: manifest({ foundation: { exit: 1 } }) }, ["plan-errored foundation"]],
  ["a plan of a part", { foundation: { ...foundationPlan(), complete: false } }, ["plan-incomplete foundation"]],
  ["deferred", { foundation: { ...foundationPlan(), deferred_changes: [{}] } }, ["plan-incomplete foundation"]],
  [
    "an action put off",
    { foundation: { ...foundationPlan(), deferred_action_invocations: [{}] } },
    ["plan-incomplete foundation"],
  ],
  [
    "an action of a provider",
    { foundation: { ...foundationPlan(), action_invocations: [{ name: SECRET }] } },
    ["plan-format foundation"],
  ],
  ["plans that refresh", { manifest: manifest({}, "refresh-only") }, ["refresh-only"]],
  ["a new format", { foundation: { ...foundationPlan(), format_version: "2.0" } }, ["plan-format foundation"]],
  ["an old format", { foundation: { ...foundationPlan(), format_version: "0.2" } }, ["plan-format foundation"]],
  ["half a format", { foundation: { ...foundationPlan(), format_version: "1.x" } }, ["plan-format foundation"]],
  ["no format", { foundation: { ...foundationPlan(), format_version: "" } }, ["plan-format foundation"]],
  [
    "an unknown action",
    { foundation: foundationPlan(planned(VPC, { actions: ["melt"] })) },
    [`plan-format foundation ${VPC}`],
  ],
  ...[["create", "create"], ["delete", "update"], ["create", "delete", "create"], ["Create"], ["read", "delete"]].map(
    (actions): Case => [
      `unknown actions: ${actions.join()}`,
      { foundation: foundationPlan(planned(VPC, { actions })) },
      [`plan-format foundation ${VPC}`],
    ],
  ),
  ["no action", { foundation: foundationPlan(planned(VPC, { actions: [] })) }, ["plan-unreadable foundation"]],
  [
    "something looked up that is made",
    {
      foundation: foundationPlan({
        ...planned("aws_ami.debian", { actions: ["create"] }),
        ...{ mode: "data", address: "data.aws_ami.debian" },
      }),
    },
    ["plan-format foundation data.aws_ami.debian", "plan-foreign foundation data.aws_ami.debian"],
  ],
  ["another synth", { manifest: manifest({ platform: { digest: "0".repeat(64) } }) }, ["plan-foreign platform"]],
  [
    "a plan of elsewhere with the same addresses",
    { manifest: manifest({ platform: { plan: "0".repeat(64) } }) },
    ["plan-foreign platform"],
  ],
  [
    "a plan of which the manifest tells nothing",
    { manifest: manifest({ platform: { plan: undefined } }) },
    ["plan-foreign platform"],
  ],
  [
    "an address that the synth lacks",
    { foundation: foundationPlan(planned("aws_vpc.initech_network_vpc")) },
    ["plan-foreign foundation aws_vpc.initech_network_vpc"],
  ],
  ["an address that the plan lacks", { foundation: without(ROLE) }, [`plan-foreign foundation ${ROLE}`]],
  ["an address twice", { foundation: foundationPlan(planned(VPC), planned(VPC)) }, [`plan-foreign foundation ${VPC}`]],
  [
    "an address of another type",
    { foundation: foundationPlan({ ...planned(VPC), type: "aws_subnet" }) },
    [`plan-foreign foundation ${VPC}`, `plan-foreign foundation ${VPC}`],
  ],
  [
    "what goes and yet is there",
    { foundation: foundationPlan(planned(VPC, { actions: ["delete"], after: null })) },
    [`plan-foreign foundation ${VPC}`],
  ],
  [
    "a leftover that is no leftover",
    { foundation: withAnother({ ...planned(VPC, { actions: ["update"] }), deposed: "ab12" }) },
    [`plan-foreign foundation ${VPC}`],
  ],
  [
    "a leftover of another address",
    { foundation: withAnother({ ...planned(VPC, { actions: ["delete"] }), name: "acme_other", deposed: "ab12" }) },
    [`plan-foreign foundation ${VPC}`],
  ],
  [
    "a plan without resources that failed",
    { foundation: { ...foundationPlan(), errored: true, resource_changes: [] } },
    ["plan-errored foundation", `plan-foreign foundation ${VPC}`, `plan-foreign foundation ${ROLE}`],
  ],
  [
    "a plan of nothing at all",
    { foundation: { ...foundationPlan(), resource_changes: undefined } },
    [`plan-foreign foundation ${VPC}`, `plan-foreign foundation ${ROLE}`],
  ],
  [
    "a stack that the synth lacks",
    { prepare: (folder) => writeFileSync(join(folder, "database.json"), "{}") },
    ["plan-foreign"],
  ],
  [
    "a stack that the manifest lacks",
    { manifest: { ...manifest(), stacks: {} } },
    ["plan-foreign foundation", "plan-foreign platform"],
  ],
  [
    "the other stack's plan",
    { platform: foundationPlan() },
    [
      `plan-foreign platform ${VPC}`,
      `plan-foreign platform ${ROLE}`,
      "plan-foreign platform aws_eks_cluster.acme_cluster",
    ],
  ],
  ["no plan", { platform: undefined }, ["plan-missing platform"]],
  [
    "a stack that waits for one that changes nothing",
    { platform: undefined, manifest: manifest({ platform: { waitsFor: ["foundation"] } }) },
    ["plan-missing platform"],
  ],
  ["no manifest", { manifest: undefined }, ["plan-unreadable", "plan-foreign foundation", "plan-foreign platform"]],
  ["an empty file", { platform: "" }, ["plan-unreadable platform"]],
  ["a cut file", { platform: JSON.stringify(platformPlan()).slice(0, -9) }, ["plan-unreadable platform"]],
  ["no JSON", { platform: `token = "${SECRET}"` }, ["plan-unreadable platform"]],
  ["a list", { platform: [] }, ["plan-unreadable platform"]],
  ["null", { platform: "null" }, ["plan-unreadable platform"]],
  ["other types", { platform: { ...platformPlan(), errored: SECRET } }, ["plan-unreadable platform"]],
  [
    "a key given twice",
    { platform: JSON.stringify(platformPlan()).replace(/^\{/, '{"errored":true,') },
    ["plan-unreadable platform"],
  ],
  [
    "the same key, written otherwise",
    { platform: JSON.stringify(platformPlan()).replace(/^\{/, '{"err\\u006fred":true,') },
    ["plan-unreadable platform"],
  ],
  [
    "a folder in its place",
    { prepare: inPlaceOf("platform.json", (path) => mkdirSync(path)) },
    ["plan-unreadable platform"],
  ],
  [
    "a link to itself",
    { prepare: inPlaceOf("platform.json", (path) => symlinkSync(path, path)) },
    ["plan-unreadable platform"],
  ],
  [
    "a link to a device",
    { prepare: inPlaceOf("platform.json", (path) => symlinkSync("/dev/zero", path)) },
    ["plan-unreadable platform"],
  ],
  [
    "no folder",
    { prepare: (folder) => rmSync(folder, { recursive: true }) },
    ["plan-unreadable", "plan-unreadable", "plan-missing foundation", "plan-missing platform"],
  ],
];

describe("Plans of a folder", () => {
  it("are all that changes, where every stack has a whole plan of this synth", () => {
    const change = { actions: ["update"], before: { tags: { Client: "x" } }, after: { tags: { Client: "acme" } } };
    const plans = reading({ foundation: foundationPlan(planned(VPC, change)) });
    expect(plans).toMatchObject({ findings: [], planned: new Set(["foundation", "platform"]) });
    expect(plans.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(plans.changes).toMatchObject([
      { stack: "foundation", address: VPC, owner: "acme", action: "change", source: "plan" },
    ]);
  });

  it.each(DOUBTFUL)("refuse: %s", (_, folder, expected) => {
    const plans = reading(folder);
    expect(refusals(plans)).toEqual(expected);
    expect(plans.digest).toBeUndefined();
    expect(JSON.stringify(plans.findings)).not.toContain(SECRET);
  });

  it("let a stack wait for one that is about to make what it reads, and say that its forecast stands", () => {
    const waiting = { platform: undefined, manifest: manifest({ platform: { waitsFor: ["foundation"] } }) };
    const plans = reading({ ...waiting, foundation: foundationPlan(planned(VPC, { actions: ["create"] })) });
    expect(refusals(plans)).toEqual([]);
    expect(plans.findings).toMatchObject([{ rule: "plan-missing", severity: "note", stack: "platform" }]);
    expect(plans.planned).toEqual(new Set(["foundation"]));
    expect(plans.digest).toBeDefined();
  });

  it("never hold a stack to wait for one that it doesn't read", () => {
    const waiting = { foundation: undefined, manifest: manifest({ foundation: { waitsFor: ["platform"] } }) };
    const create = planned("aws_eks_cluster.acme_cluster", { actions: ["create"] });
    expect(refusals(reading({ ...waiting, platform: platformPlan(create) }))).toEqual(["plan-missing foundation"]);
  });
});

describe("What a plan does", () => {
  it.each<[readonly string[], string | undefined]>([
    [["no-op"], undefined],
    [["read"], undefined],
    [["create"], "add"],
    [["update"], "change"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
  ])("by %j is %s", (actions, action) => {
    const { changes } = reading({ foundation: foundationPlan(planned(VPC, { actions: [...actions] })) });
    expect(changes.map((each) => each.action)).toEqual(action === undefined ? [] : [action]);
  });

  it.each([["delete"], ["forget"]])("by %s takes away what the stack no longer has", (action) => {
    const gone = planned("aws_vpc.acme_old", { actions: [action], after: null });
    const plans = reading({ foundation: foundationPlan(gone) });
    expect(refusals(plans)).toEqual([]);
    expect(plans.changes).toMatchObject([{ address: "aws_vpc.acme_old", action: "remove", owner: "acme" }]);
  });

  it("takes over what is there as something that comes", () => {
    const plans = reading({ foundation: foundationPlan(planned(VPC, { importing: { id: "vpc-1" } })) });
    expect(plans.changes).toMatchObject([{ address: VPC, action: "add" }]);
  });

  it("names what replaces, and the address that a resource had", () => {
    const change = {
      actions: ["delete", "create"],
      before: { cidr_block: "10.9.0.0/16" },
      after: { cidr_block: "10.1.0.0/16" },
      replace_paths: [["cidr_block"]],
    };
    const moved = { ...planned(VPC, change), previous_address: "aws_vpc.acme_vpc" };
    expect(reading({ foundation: foundationPlan(moved) }).changes).toMatchObject([
      { replacedBy: ["cidr_block"], movedFrom: "aws_vpc.acme_vpc", attributes: [{ path: "cidr_block" }] },
    ]);
  });

  it("removes what an earlier replacement left, beside what took its place", () => {
    const left = { ...planned(VPC, { actions: ["delete"], after: null }), deposed: "ab12" };
    const plans = reading({
      foundation: { ...foundationPlan(), resource_changes: [...foundationPlan().resource_changes!, left] },
    });
    expect(refusals(plans)).toEqual([]);
    expect(plans.changes).toMatchObject([{ address: `${VPC} (deposed ab12)`, action: "remove" }]);
  });
});
