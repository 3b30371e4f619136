import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { Construct } from "constructs";

import { ClusterProviders, type ClusterProvidersProps } from "../../../modules/cluster/cluster-providers";
import { synthesized } from "./synth-cluster";

const FACTS = "data.terraform_remote_state.platform.outputs.client_clusters.acme";

const ACME: ClusterProvidersProps = {
  alias: "acme",
  clusterName: "acme-production-us-east-2",
  endpoint: `\${${FACTS}.endpoint}`,
  certificateAuthorityData: `\${${FACTS}.certificate_authority_data}`,
  region: "us-east-2",
};

const EXEC = {
  api_version: "client.authentication.k8s.io/v1beta1",
  command: "aws",
  args: ["eks", "get-token", "--cluster-name", ACME.clusterName, "--region", "us-east-2", "--output", "json"],
};

describe("the providers of a cluster (S3-75)", () => {
  const document = synthesized((stack) => {
    new ClusterProviders(new Construct(stack, "acme"), "cluster", ACME);
    new ClusterProviders(new Construct(stack, "globex"), "cluster", { ...ACME, alias: "globex" });
  });

  it("have the shapes their versions want: exec is a list in one and an object in the other", () => {
    const host = ACME.endpoint;
    const ca = `\${base64decode(${FACTS}.certificate_authority_data)}`;
    expect(document.provider.kubernetes?.[0]).toEqual({
      alias: "acme",
      host,
      cluster_ca_certificate: ca,
      exec: [EXEC],
    });
    expect(document.provider.helm?.[0]).toEqual({
      alias: "acme",
      kubernetes: { host, cluster_ca_certificate: ca, exec: EXEC },
    });
  });

  it("stand in their client's scope, one of each kind per client", () => {
    const aliases = (name: string) => document.provider[name]?.map(({ alias }) => alias);
    expect([aliases("kubernetes"), aliases("helm")]).toEqual([
      ["acme", "globex"],
      ["acme", "globex"],
    ]);
  });

  it("are pinned to exact versions", () => {
    expect(document.terraform.required_providers).toEqual({
      kubernetes: { source: "kubernetes", version: "2.38.0" },
      helm: { source: "helm", version: "3.1.1" },
    });
  });

  it("keep no token of the cluster anywhere (G7)", () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('"token"');
    expect(document.data).toBeUndefined();
  });

  it("decode the authority of a cluster in the same stack, too", () => {
    const { provider } = synthesized((stack) => {
      const cluster = new EksCluster(stack, "eks", { name: "a", roleArn: "a", vpcConfig: { subnetIds: [] } });
      const certificateAuthorityData = cluster.certificateAuthority.get(0).data;
      new ClusterProviders(stack, "cluster", { ...ACME, certificateAuthorityData });
    });
    expect(provider.kubernetes?.[0]?.cluster_ca_certificate).toMatch(
      /^\$\{base64decode\(aws_eks_cluster\.\w+\.certificate_authority\[0\]\.data\)\}$/,
    );
  });
});
