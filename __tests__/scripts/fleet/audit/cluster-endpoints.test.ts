import { DescribeClusterCommand, EKSClient, ListClustersCommand } from "@aws-sdk/client-eks";

import { clusterEndpoints } from "../../../../scripts/fleet/audit/cluster-endpoints";
import { sceneOf } from "./audit-scenes";
import { mockedClient } from "../../../support/mocked-client";

const ACME = "acme-production-us-east-2";
const eks = mockedClient(EKSClient);

async function problems(name: string, endpointPublicAccess: boolean, publicAccessCidrs?: string[]) {
  eks.on(ListClustersCommand).resolves({ clusters: [name] });
  const resourcesVpcConfig = { endpointPublicAccess, publicAccessCidrs };
  eks.on(DescribeClusterCommand, { name }).resolves({ cluster: { name, resourcesVpcConfig } });
  const findings = await clusterEndpoints.look(sceneOf({}));
  return findings.map(({ subject, client, problem }) => [subject, client, problem]);
}

describe("The audit of clusters' endpoints (S3-122)", () => {
  beforeEach(() => eks.reset());

  it.each<[string, string, boolean, string[]]>([
    ["as configured", ACME, true, ["203.0.113.0/24"]],
    ["of another's cluster, from an office", "another", true, ["198.51.100.0/24"]],
    ["of another's cluster, closed", "another", false, ["0.0.0.0/0"]],
  ])("finds nothing at an endpoint %s", async (_, name, isPublic, blocks) => {
    expect(await problems(name, isPublic, blocks)).toEqual([]);
  });

  it.each<[string, boolean, string[] | undefined, string]>([
    ["wider", true, ["203.0.113.0/24", "0.0.0.0/0"], "open to 0.0.0.0/0, which is not in management_cidr_blocks"],
    ["elsewhere", true, ["198.51.100.0/24"], "open to 198.51.100.0/24, which is not in management_cidr_blocks"],
    ["without blocks, which is open", true, undefined, "open to 0.0.0.0/0, which is not in management_cidr_blocks"],
    ["closed", false, ["203.0.113.0/24"], "closed to 203.0.113.0/24 of management_cidr_blocks"],
  ])("compares a client's with management_cidr_blocks: %s", async (_, isPublic, blocks, problem) => {
    expect(await problems(ACME, isPublic, blocks)).toEqual([[ACME, "acme", `endpoint ${problem}`]]);
  });

  it("finds a cluster outside the registry that the internet reaches", async () => {
    expect(await problems("another", true, ["0.0.0.0/0"])).toEqual([
      ["another", undefined, "endpoint of a cluster outside the registry open to 0.0.0.0/0"],
    ]);
  });

  it("looks at every page of the account's clusters", async () => {
    eks.on(ListClustersCommand).resolves({ clusters: ["one"], nextToken: "more" });
    eks.on(ListClustersCommand, { nextToken: "more" }).resolves({ clusters: ["two"] });
    const resourcesVpcConfig = { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] };
    eks
      .on(DescribeClusterCommand)
      .callsFake(({ name }: { name: string }) => ({ cluster: { name, resourcesVpcConfig } }));
    const findings = await clusterEndpoints.look(sceneOf({}));
    expect(findings.map(({ subject }) => subject)).toEqual(["one", "two"]);
  });

  it("does not take a refusal for no clusters (G13)", async () => {
    eks.on(ListClustersCommand).rejects(new Error("AccessDeniedException"));
    await expect(clusterEndpoints.look(sceneOf({}))).rejects.toThrow("AccessDeniedException");
  });
});
