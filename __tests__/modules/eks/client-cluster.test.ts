import { CLUSTER, CLUSTER_ARN, SynthesizedCluster } from "./synth-cluster";
import { OHIO } from "../../support/aws-places";

/** What AWS gives no tags. */
const UNTAGGED =
  /^aws_(iam_role_policy|iam_role_policy_attachment|eks_access_policy_association|cloudwatch_log_stream|cloudwatch_log_subscription_filter)\./;

describe("a client's cluster", () => {
  const synth = new SynthesizedCluster();
  const resources = Object.entries(synth.resources());

  it("tags everything that takes tags with the client's tags and a name (G5, X-06)", () => {
    const taggable = resources.filter(([address]) => !UNTAGGED.test(address));
    expect(taggable.length).toBeGreaterThan(20);
    for (const [address, { tags }] of taggable)
      expect([address, tags]).toEqual([address, { ...CLUSTER.tags, Name: expect.stringMatching(/./) as string }]);
  });

  it("has addresses of nouns alone, without positions", () => {
    for (const [address] of resources) expect(address).toMatch(/^aws_[a-z_]+\.cluster(_[a-z][a-z0-9-]*)+$/);
  });

  it.each(["aws-cn", "aws-us-gov"])("names policies of the partition it is in: %s", (partition) => {
    const arns = new SynthesizedCluster({ place: { ...OHIO, partition } });
    for (const type of ["aws_iam_role_policy_attachment", "aws_eks_access_policy_association"])
      for (const { policy_arn } of arns.all(type)) expect(policy_arn).toMatch(new RegExp(`^arn:${partition}:`));
    expect(JSON.stringify(arns.all("aws_iam_role"))).not.toContain("arn:aws:");
  });

  it("publishes names it was given as they are", () => {
    expect(synth.published).toMatchObject({
      clusterName: "acme-production-us-east-2",
      clusterArn: CLUSTER_ARN,
      version: "1.35",
      nodeGroupNames: {
        "us-east-2a": expect.stringMatching(/^acme-production-us-east-2a-[0-9a-f]{8}$/) as unknown,
        "us-east-2b": expect.stringMatching(/^acme-production-us-east-2b-[0-9a-f]{8}$/) as unknown,
      },
      logGroupName: CLUSTER.logs.logGroupName,
      auditStreamName: CLUSTER.audit.streamName,
    });
  });

  it("publishes what AWS chooses as references", () => {
    const cluster = "aws_eks_cluster.cluster_control-plane_cluster";
    expect(synth.published).toMatchObject({
      endpoint: `\${${cluster}.endpoint}`,
      certificateAuthorityData: `\${${cluster}.certificate_authority[0].data}`,
      oidcIssuerUrl: `\${${cluster}.identity[0].oidc[0].issuer}`,
      oidcProviderArn: "${aws_iam_openid_connect_provider.cluster_oidc_provider.arn}",
      clusterSecurityGroupId: `\${${cluster}.vpc_config[0].cluster_security_group_id}`,
      nodeRoleArn: "${aws_iam_role.cluster_nodes_node-role_role.arn}",
    });
  });
});
