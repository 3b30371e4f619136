import { CLUSTER, CLUSTER_ARN, KMS_KEY_ARN, statements, SynthesizedCluster } from "./synth-cluster";

const CLUSTER_PATH = "control-plane_cluster";

describe("the control plane (S3-48…S3-56)", () => {
  const synth = new SynthesizedCluster();
  const cluster = synth.at("aws_eks_cluster", CLUSTER_PATH);

  it("logs all five kinds into a group that is there before it, encrypted and with an end (S3-52, X-05)", () => {
    expect(cluster.enabled_cluster_log_types).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(cluster.depends_on).toContain("aws_cloudwatch_log_group.cluster_logs_log-group");
    expect(synth.at("aws_cloudwatch_log_group", "logs_log-group")).toMatchObject({
      name: "/aws/eks/acme-production-us-east-2/cluster",
      retention_in_days: 90,
      kms_key_id: KMS_KEY_ARN,
    });
  });

  it("encrypts Secrets with the key given", () => {
    expect(cluster.encryption_config).toEqual({ resources: ["secrets"], provider: { key_arn: KMS_KEY_ARN } });
  });

  it("lets in nobody but whom access entries name, not even its maker", () => {
    expect(cluster.access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  it("has a private endpoint, and a public one for the networks given (S3-56)", () => {
    expect(cluster.vpc_config).toEqual({
      subnet_ids: ["subnet-a", "subnet-b"],
      security_group_ids: ["sg-client"],
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["203.0.113.0/24"],
    });
  });

  it("has a private endpoint only when no networks are given (S3-56)", () => {
    const { vpc_config } = new SynthesizedCluster({ publicAccessCidrs: [] }).at("aws_eks_cluster", CLUSTER_PATH);
    expect(vpc_config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(vpc_config).not.toHaveProperty("public_access_cidrs");
  });

  it("pins the range of service addresses (M-70)", () => {
    expect(cluster.kubernetes_network_config).toEqual({ service_ipv4_cidr: "172.20.0.0/16" });
  });

  it.each(["STANDARD", "EXTENDED"] as const)("is supported as chosen: %s (M-50)", (supportType) => {
    const chosen = new SynthesizedCluster({ supportType }).at("aws_eks_cluster", CLUSTER_PATH);
    expect(chosen.upgrade_policy).toEqual({ support_type: supportType });
  });

  it("starts without add-ons that nobody pinned", () => {
    expect(cluster.bootstrap_self_managed_addons).toBe(false);
  });

  it("waits for the rights of its role, which EKS takes for this cluster alone", () => {
    const role = synth.at("aws_iam_role", "control-plane_cluster-role_role");
    expect(cluster.role_arn).toBe("${aws_iam_role.cluster_control-plane_cluster-role_role.arn}");
    expect(cluster.depends_on).toContain(
      "aws_iam_role_policy_attachment.cluster_control-plane_cluster-role_cluster-policy",
    );
    expect(statements(role.assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": CLUSTER.place.accountId },
          ArnEquals: { "aws:SourceArn": CLUSTER_ARN },
        },
      },
    ]);
    expect(synth.at("aws_iam_role_policy_attachment", "control-plane_cluster-role_cluster-policy").policy_arn).toBe(
      "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    );
  });
});

describe("access (S3-50)", () => {
  const synth = new SynthesizedCluster();

  it.each(Object.entries(CLUSTER.administrators))("makes %s an administrator of the whole cluster", (name, roleArn) => {
    expect(synth.at("aws_eks_access_entry", `administrators_${name}_entry`)).toMatchObject({
      cluster_name: "${aws_eks_cluster.cluster_control-plane_cluster.name}",
      principal_arn: roleArn,
      type: "STANDARD",
    });
    expect(synth.at("aws_eks_access_policy_association", `administrators_${name}_policy`)).toEqual({
      cluster_name: "${aws_eks_cluster.cluster_control-plane_cluster.name}",
      principal_arn: `\${aws_eks_access_entry.cluster_administrators_${name}_entry.principal_arn}`,
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      access_scope: { type: "cluster" },
    });
  });

  it("makes nobody else one", () => {
    expect(synth.all("aws_eks_access_entry")).toHaveLength(2);
  });

  it("lets roles trust the cluster's issuer, without a thumbprint that would expire", () => {
    const provider = synth.at("aws_iam_openid_connect_provider", "oidc_provider");
    expect(provider).toMatchObject({
      url: "${aws_eks_cluster.cluster_control-plane_cluster.identity[0].oidc[0].issuer}",
      client_id_list: ["sts.amazonaws.com"],
    });
    expect(provider).not.toHaveProperty("thumbprint_list");
  });
});
