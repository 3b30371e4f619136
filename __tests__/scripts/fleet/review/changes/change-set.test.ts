import type { ChangeSet } from "../../../../../scripts/fleet/review/changes/change-set";
import { changeSet } from "../../../../../scripts/fleet/review/changes/change-set-of";
import type { StackDocument } from "../../../../../scripts/fleet/review/model/read-stack";
import { synthesisIn } from "../../../../../scripts/fleet/review/model/synthesis";

const CLIENTS = new Set(["acme", "globex"]);

function between(
  base: Readonly<Record<string, StackDocument>>,
  head: Readonly<Record<string, StackDocument>>,
): ChangeSet {
  return changeSet(synthesisIn(base, CLIENTS), synthesisIn(head, CLIENTS));
}

/** What differs between two bodies of one resource: `path: before → after`. */
function told(type: string, before: object, after: object): string[] {
  const stack = (body: object): StackDocument => ({ resource: { [type]: { acme_thing: { ...body } } } });
  const { changes } = between({ foundation: stack(before) }, { foundation: stack(after) });
  return changes.flatMap(({ attributes }) =>
    attributes.map(({ path, shown }) => (shown ? `${path}: ${shown.before} → ${shown.after}` : `${path} changed`)),
  );
}

const policy = (...statements: readonly object[]): { policy: string } => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});
const READ = { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" };
const WRITE = { Sid: "Write", Effect: "Allow", Action: "s3:PutObject", Resource: "*" };

describe("a change set says nothing of", () => {
  it.each<[string, string, object, object]>([
    ["the order of keys", "aws_vpc", { tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }],
    ["the order of a set", "aws_eks_cluster", { x: ["a", "b"] }, { x: ["b", "a"] }],
    [
      "the order of blocks",
      "aws_s3_bucket_lifecycle_configuration",
      { rule: [{ id: "a" }, { id: "b" }] },
      { rule: [{ id: "b" }, { id: "a" }] },
    ],
    ["dependencies", "aws_vpc", { depends_on: ["aws_eip.a"] }, { depends_on: ["aws_eip.b", "aws_eip.c"] }],
    ["null", "aws_vpc", { a: null }, {}],
    ["numbers in quotes", "aws_vpc", { a: 5, b: true }, { a: "5", b: "true" }],
    [
      "a block as a list of one",
      "aws_eks_node_group",
      { scaling_config: { max_size: 1 } },
      { scaling_config: [{ max_size: 1 }] },
    ],
    ["the order of statements", "aws_iam_policy", policy(READ, WRITE), policy(WRITE, READ)],
    ["one action as a list", "aws_iam_policy", policy(WRITE), policy({ ...WRITE, Action: ["s3:PutObject"] })],
    ["spaces in JSON", "aws_sns_topic", { policy: '{"a":1}' }, { policy: '{ "a" : 1 }' }],
    [
      "lines in base64",
      "aws_instance",
      { user_data: base64("#!/bin/sh\necho one two three\n") },
      { user_data: base64("#!/bin/sh\necho one two three\n").replace(/.{10}/, "$&\n") },
    ],
    [
      "quotes in a chart's values",
      "helm_release",
      { values: ["a: one\nb: 2\n"] },
      { values: ['b: 2\na: "one" # why\n'] },
    ],
  ])("%s", (_, type, before, after) => {
    expect(told(type, before, after)).toEqual([]);
  });

  it("data sources that come or go, nor of the order of stacks", () => {
    const plain: StackDocument = { resource: { aws_vpc: { acme_vpc: {} } } };
    const looking: StackDocument = { ...plain, data: { aws_ami: { acme_image: {} } } };
    const { changes, stacks } = between(
      { platform: plain, foundation: plain },
      { foundation: looking, platform: plain },
    );
    expect([changes, stacks]).toEqual([[], { added: [], removed: [] }]);
  });
});

describe("a change set tells", () => {
  it.each<[string, string, object, object, string[]]>([
    ["a value", "aws_vpc", { a: 1 }, { a: 2 }, ["a: 1 → 2"]],
    ["what was not there", "aws_vpc", {}, { a: { b: 1 } }, ['a: (none) → {"b":1}']],
    [
      "within a block",
      "aws_eks_node_group",
      { scaling_config: { max_size: 4 } },
      { scaling_config: [{ max_size: 5 }] },
      ["scaling_config.max_size: 4 → 5"],
    ],
    [
      "a block by its name",
      "aws_s3_bucket_lifecycle_configuration",
      {
        rule: [
          { id: "a", days: 1 },
          { id: "b", days: 2 },
        ],
      },
      {
        rule: [
          { id: "b", days: 3 },
          { id: "a", days: 1 },
        ],
      },
      ["rule.0.days: 2 → 3"],
    ],
    [
      "within a policy",
      "aws_iam_policy",
      policy(READ, WRITE),
      policy(WRITE, { ...READ, Effect: "Deny" }),
      ["policy.Statement.1.Effect: Allow → Deny"],
    ],
    [
      "within a chart's values",
      "helm_release",
      { values: ['{"replicas":1,"a":2}'] },
      { values: ['{"a":2,"replicas":3}'] },
      ["values.0.replicas: 1 → 3"],
    ],
    [
      "a member of a set",
      "aws_eks_cluster",
      { subnets: ["a", "b"] },
      { subnets: ["c", "b"] },
      ['subnets: ["a","b"] → ["c","b"]'],
    ],
    [
      "the order of instance types",
      "aws_eks_node_group",
      { instance_types: ["a", "b"] },
      { instance_types: ["b", "a"] },
      ['instance_types: ["a","b"] → ["b","a"]'],
    ],
  ])("%s", (_, type, before, after, expected) => {
    expect(told(type, before, after)).toEqual(expected);
  });

  it.each<[string, string, string, unknown]>([
    ["a password", "aws_instance", "password", "hunter2"],
    ["a token within JSON", "helm_release", "values", ['{"grafana":{"apiToken":"hunter2"}}']],
    ["what a secret holds", "kubernetes_secret_v1", "data", { any: "hunter2" }],
    ["a variable of a container", "aws_lambda_function", "env", [{ name: "DB_PASSWORD", value: "hunter2" }]],
    ["a key whatever it is called", "aws_instance", "note", "-----BEGIN PRIVATE KEY----- hunter2"],
    ["an address with a password", "aws_instance", "url", "https://me:hunter2@example.com"],
    ["a long text", "aws_instance", "text", "hunter2 ".repeat(20)],
  ])("only that there is another value for %s", (_, type, name, value) => {
    const other = JSON.parse(JSON.stringify(value).replaceAll("hunter2", "hunter3")) as unknown;
    const found = told(type, { [name]: value }, { [name]: other });
    expect(found).toEqual([expect.stringMatching(/ changed$/)]);
  });

  it("the name and age of a secret", () => {
    const found = told(
      "aws_secretsmanager_secret",
      { recovery_window_in_days: 7, secret_name: "a" },
      { recovery_window_in_days: 30, secret_name: "b" },
    );
    expect(found).toEqual(["recovery_window_in_days: 7 → 30", "secret_name: a → b"]);
  });

  it("what is removed and replaced before what changes and comes", () => {
    const base = { aws_vpc: { acme_a: { cidr_block: "10.0.0.0/16" }, acme_b: { tags: {} }, acme_c: {} } };
    const head = { aws_vpc: { acme_0: {}, acme_a: { cidr_block: "10.1.0.0/16" }, acme_b: { tags: { a: "1" } } } };
    const { changes } = between({ foundation: { resource: base } }, { foundation: { resource: head } });
    expect(changes.map(({ action, address, replacedBy }) => [action, address, replacedBy])).toEqual([
      ["remove", "aws_vpc.acme_c", []],
      ["replace", "aws_vpc.acme_a", ["cidr_block"]],
      ["change", "aws_vpc.acme_b", []],
      ["add", "aws_vpc.acme_0", []],
    ]);
  });

  it("what Terraform leaves as it is", () => {
    const body = (size: number): object => ({
      scaling_config: { desired_size: size },
      lifecycle: { ignore_changes: ["scaling_config[0].desired_size"] },
    });
    const stack = (size: number): StackDocument => ({
      resource: { aws_eks_node_group: { acme_nodes: { ...body(size) } } },
    });
    const [change] = between({ platform: stack(1) }, { platform: stack(2) }).changes;
    expect(change!.attributes).toMatchObject([{ path: "scaling_config.desired_size", ignored: true }]);
  });

  it("a move within a stack, with all that refers to it, as one change", () => {
    const base: StackDocument = {
      resource: { aws_vpc: { acme_old: {} }, aws_subnet: { acme_one: { vpc_id: "${aws_vpc.acme_old.id}" } } },
    };
    const head: StackDocument = {
      resource: { aws_vpc: { acme_new: {} }, aws_subnet: { acme_one: { vpc_id: "${aws_vpc.acme_new.id}" } } },
      moved: [
        { from: "aws_vpc.acme_old", to: "aws_vpc.acme_between" },
        { from: "aws_vpc.acme_between", to: "aws_vpc.acme_new" },
      ],
    };
    expect(between({ foundation: base }, { foundation: head }).changes).toMatchObject([
      { action: "change", address: "aws_vpc.acme_new", movedFrom: "aws_vpc.acme_old", attributes: [] },
    ]);
  });

  it.each(["to", "from"])("a move %s a state of each client's as that, in either direction", (way) => {
    const one = { foundation: { resource: { aws_vpc: { acme_vpc: {}, globex_vpc: {} } } } };
    const each = {
      "foundation-acme": { resource: { aws_vpc: { acme_vpc: {} } } },
      "foundation-globex": { resource: { aws_vpc: { globex_vpc: {} } } },
    };
    const { changes } = way === "to" ? between(one, each) : between(each, one);
    expect(changes).toMatchObject(
      ["acme", "globex"].map((owner) => ({
        owner,
        action: "change",
        attributes: [],
        movedFromStack: way === "to" ? "foundation" : `foundation-${owner}`,
      })),
    );
  });

  it("contracts, backends, versions and providers by whose they are", () => {
    const stack = (id: string, version: string): StackDocument => ({
      terraform: { backend: { s3: { key: id } } },
      provider: {
        aws: [{ default_tags: [{ tags: { Team: id } }] }],
        helm: [{ alias: "acme", kubernetes: { host: id } }],
      },
      output: { networks: { value: { acme: id, globex: version } } },
    });
    const { outputs, settings } = between({ foundation: stack("a", "1") }, { foundation: stack("b", "1") });
    expect(outputs).toEqual([{ stack: "foundation", name: "networks", owner: "acme" }]);
    expect(settings).toEqual([
      {
        stack: "foundation",
        owner: undefined,
        paths: ["provider.aws.default_tags.tags.Team", "terraform.backend.s3.key"],
      },
      { stack: "foundation", owner: "acme", paths: ["provider.helm.acme.kubernetes.host"] },
    ]);
  });

  it("a stack that comes or goes with all that it makes", () => {
    const stack: StackDocument = { resource: { aws_vpc: { acme_vpc: {} } } };
    const { changes, stacks } = between({ database: stack }, { compute: stack });
    expect(changes.map(({ action, stack: name }) => [action, name])).toEqual([
      ["remove", "database"],
      ["add", "compute"],
    ]);
    expect(stacks).toEqual({ added: ["compute"], removed: ["database"] });
  });
});

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
