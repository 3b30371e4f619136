import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { AssetType, Fn, TerraformAsset, TerraformLocal, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";

import { fold, mergeFragment, settle, type Fragment } from "../../../layers/stack/fold";
import { withApp } from "../../support/synth";

describe("fold", () => {
  const stack = withApp((app) => new TerraformStack(app, "stack"));
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });

  it("resolves references in text, in lists, in map keys and as a whole", () => {
    const scope = new Construct(stack, "references");
    const subnet = new Subnet(scope, "subnet", {
      vpcId: vpc.id,
      availabilityZone: Fn.element(Token.asList(vpc.tagsAll), 0) as string,
      tags: { [vpc.arn]: `of ${vpc.id}` },
      dependsOn: [vpc],
    });
    subnet.overrideLogicalId("references_subnet");
    expect(fold(scope)).toEqual({
      resource: {
        aws_subnet: {
          references_subnet: expect.objectContaining({
            vpc_id: "${aws_vpc.vpc.id}",
            availability_zone: "${element(aws_vpc.vpc.tags_all, 0)}",
            tags: { "${aws_vpc.vpc.arn}": "of ${aws_vpc.vpc.id}" },
            depends_on: ["aws_vpc.vpc"],
          }) as unknown,
        },
      },
    });
  });

  it("keeps data sources, locals and outputs", () => {
    const scope = new Construct(stack, "others");
    const identity = new DataAwsCallerIdentity(scope, "identity");
    identity.overrideLogicalId("others_identity");
    new TerraformLocal(scope, "local", { port: 5432 }).overrideLogicalId("others_local");
    new TerraformOutput(scope, "account", { value: identity.accountId }).overrideLogicalId("others_account");
    expect(fold(scope)).toMatchObject({
      data: { aws_caller_identity: { others_identity: {} } },
      locals: { others_local: { port: 5432 } },
      output: { others_account: { value: "${data.aws_caller_identity.others_identity.account_id}" } },
    });
  });

  it("refuses assets, which CDKTF writes at the end of the synth", () => {
    const scope = new Construct(stack, "assets");
    new TerraformAsset(scope, "asset", { path: __filename, type: AssetType.FILE });
    expect(() => fold(scope)).toThrow("stack/assets/asset writes files");
  });

  it("refuses two elements of one address", () => {
    const scope = new Construct(stack, "twice");
    new Eip(scope, "address", {}).overrideLogicalId("same");
    new Eip(new Construct(scope, "inner"), "address", {}).overrideLogicalId("same");
    expect(() => fold(scope)).toThrow("Two elements have the address resource aws_eip.same");
  });
});

describe("settle", () => {
  const stack = withApp((app) => new TerraformStack(app, "stack"));

  it.each<[string, unknown, unknown]>([
    ["plain values", { a: [1, "b", null, false], c: {} }, { a: [1, "b", null, false], c: {} }],
    ["members without a value", { a: undefined, b: [undefined, 1] }, { b: [1] }],
    ["number tokens", { port: Token.asNumber("${x.y}") }, { port: "${x.y}" }],
    ["number tokens in text", { text: `port ${Token.asNumber("${x.y}")}` }, { text: "port ${x.y}" }],
    ["list tokens", { ids: Token.asList("${x.ids}") }, { ids: "${x.ids}" }],
    ["map tokens", { tags: Token.asStringMap("${x.tags}") }, { tags: "${x.tags}" }],
    ["things that resolve themselves", { when: { resolve: () => "later" } }, { when: "later" }],
    ["large numbers that are none of these", { bytes: Number.MAX_SAFE_INTEGER }, { bytes: Number.MAX_SAFE_INTEGER }],
  ])("settles %s", (_, value, settled) => {
    expect(settle(stack, value)).toEqual(settled);
  });
});

describe("mergeFragment", () => {
  it("refuses a second resource or data source of one address", () => {
    for (const kind of ["resource", "data"]) {
      const fragment = (): Fragment => ({ [kind]: { aws_vpc: { acme_vpc: {} } } });
      const target = fragment();
      expect(() => {
        mergeFragment(target, fragment());
      }).toThrow(`Two elements have the address ${kind} aws_vpc.acme_vpc`);
    }
  });

  it("joins lists and unites maps at every depth", () => {
    const target = { provider: { aws: [{ alias: "a" }] }, terraform: { required_providers: { aws: {} } } };
    mergeFragment(target, { provider: { aws: [{ alias: "b" }], helm: [{}] }, moved: [{ from: "x.a", to: "x.b" }] });
    mergeFragment(target, { terraform: { required_providers: { helm: {} } }, moved: [{ from: "x.c", to: "x.d" }] });
    expect(target).toEqual({
      provider: { aws: [{ alias: "a" }, { alias: "b" }], helm: [{}] },
      terraform: { required_providers: { aws: {}, helm: {} } },
      moved: [
        { from: "x.a", to: "x.b" },
        { from: "x.c", to: "x.d" },
      ],
    });
  });

  it("takes only the top of a document for resources: an output may be called data", () => {
    const target: Fragment = { output: { other: { value: 1 } } };
    mergeFragment(target, { output: { data: { value: "x" } }, locals: { resource: { a: "b" } } });
    expect(target).toEqual({ output: { other: { value: 1 }, data: { value: "x" } }, locals: { resource: { a: "b" } } });
  });

  it("changes no fragment, so that all can be merged again", () => {
    const fragments: Fragment[] = [
      { resource: { aws_vpc: { a: {} } }, check: { a: { list: [1] } } },
      { resource: { aws_vpc: { b: {} } }, check: { a: { list: [2] } } },
    ];
    const documents = [1, 2].map(() => {
      const document: Fragment = {};
      for (const fragment of fragments) mergeFragment(document, fragment);
      return JSON.stringify(document);
    });
    expect(documents[1]).toBe(documents[0]);
    expect(JSON.parse(documents[0]!)).toEqual({
      resource: { aws_vpc: { a: {}, b: {} } },
      check: { a: { list: [1, 2] } },
    });
  });
});
