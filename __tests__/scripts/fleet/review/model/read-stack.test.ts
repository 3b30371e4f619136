import { readStack } from "../../../../../scripts/fleet/review/model/read-stack";

const CLIENTS = new Set(["acme", "acme-eu", "services"]);

describe("a stack that was synthesized", () => {
  it.each([
    ["foundation", { layer: "foundation", owner: undefined }],
    ["foundation-acme-eu", { layer: "foundation", owner: "acme-eu" }],
    ["cluster-services", { layer: "cluster-services", owner: undefined }],
    ["cluster-services-services", { layer: "cluster-services", owner: "services" }],
    ["foundation-stranger", { layer: "foundation-stranger", owner: undefined }],
  ])("%s is a layer, or a client's part of one", (name, part) => {
    expect(readStack(name, {}, CLIENTS)).toMatchObject(part);
  });

  it("has resources by owner, without CDKTF's notes", () => {
    const blocks = { "acme-eu_network_vpc": { cidr_block: "10.0.0.0/16", tags: { "//": {} } }, state_key: {} };
    const { resources } = readStack(
      "foundation",
      { resource: { aws_vpc: blocks }, data: { aws_ami: { acme: {} } } },
      CLIENTS,
    );
    expect(resources.map(({ address, owner, body }) => ({ address, owner, body }))).toEqual([
      { address: "aws_vpc.acme-eu_network_vpc", owner: "acme-eu", body: { cidr_block: "10.0.0.0/16", tags: {} } },
      { address: "aws_vpc.state_key", owner: undefined, body: {} },
      { address: "data.aws_ami.acme", owner: "acme", body: {} },
    ]);
  });

  it("hands out a map by client as one output for each, and the rest as everybody's", () => {
    const output = { networks: { value: { acme: { id: 1 }, stranger: { id: 2 } } }, name: { value: "x" } };
    expect(readStack("foundation", { output }, CLIENTS).outputs).toEqual([
      { stack: "foundation", name: "networks", owner: "acme", value: { id: 1 } },
      { stack: "foundation", name: "networks", owner: undefined, value: { stranger: { id: 2 } } },
      { stack: "foundation", name: "name", owner: undefined, value: "x" },
    ]);
  });

  it("knows whose a provider is by its alias", () => {
    const provider = { helm: [{ alias: "acme" }], aws: [{ region: "us-east-2" }] };
    expect(readStack("platform", { provider }, CLIENTS).providers).toEqual([
      { stack: "platform", name: "helm", alias: "acme", owner: "acme", body: { alias: "acme" } },
      { stack: "platform", name: "aws", alias: undefined, owner: undefined, body: { region: "us-east-2" } },
    ]);
  });
});
