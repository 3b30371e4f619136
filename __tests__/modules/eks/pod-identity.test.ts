import { CLUSTER, CLUSTER_ARN, KMS_KEY_ARN, statements, SynthesizedCluster } from "./synth-cluster";

/** Where each identity is, whose it is, and what needs it. */
const IDENTITIES = [
  {
    path: "network_vpc-cni-identity",
    serviceAccount: "aws-node",
    roleName: CLUSTER.roleNames.vpcCni,
    attachment: "cni-policy",
    policy: "AmazonEKS_CNI_Policy",
    addOn: "network_vpc-cni_add-on",
  },
  {
    path: "workloads_ebs-csi-identity",
    serviceAccount: "ebs-csi-controller-sa",
    roleName: CLUSTER.roleNames.ebsCsi,
    attachment: "ebs-csi-policy",
    policy: "AmazonEBSCSIDriverEKSClusterScopedPolicy",
    addOn: "workloads_ebs-csi-driver_add-on",
  },
];

describe.each(IDENTITIES)("the pod identity of $serviceAccount", (identity) => {
  const { path, serviceAccount, roleName, attachment, policy, addOn } = identity;
  const synth = new SynthesizedCluster();

  it("belongs to the service account", () => {
    expect(synth.at("aws_eks_pod_identity_association", `${path}_association`)).toMatchObject({
      cluster_name: "${aws_eks_cluster.cluster_control-plane_cluster.name}",
      namespace: "kube-system",
      service_account: serviceAccount,
      role_arn: `\${aws_iam_role.cluster_${path}_pod-role_role.arn}`,
    });
  });

  it("is a role that only this service account of this cluster gets", () => {
    const role = synth.at("aws_iam_role", `${path}_pod-role_role`);
    expect(role.name).toBe(roleName);
    expect(statements(role.assume_role_policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "123456789012",
            "aws:RequestTag/kubernetes-namespace": "kube-system",
            "aws:RequestTag/kubernetes-service-account": serviceAccount,
          },
          ArnEquals: { "aws:SourceArn": CLUSTER_ARN },
        },
      },
    ]);
  });

  it("may do what AWS says it needs", () => {
    expect(synth.at("aws_iam_role_policy_attachment", `${path}_pod-role_${attachment}`).policy_arn).toBe(
      `arn:aws:iam::aws:policy/${policy}`,
    );
  });

  it("is ready before the add-on's pods start (X-05)", () => {
    expect(synth.at("aws_eks_addon", addOn).depends_on).toEqual(
      expect.arrayContaining([
        `aws_eks_pod_identity_association.cluster_${path}_association`,
        `aws_iam_role_policy_attachment.cluster_${path}_pod-role_${attachment}`,
      ]),
    );
  });
});

describe("the volumes' driver", () => {
  it("may use the client's key and no other, and grant it to volumes alone", () => {
    const { policy } = new SynthesizedCluster().at("aws_iam_role_policy", "workloads_ebs-csi-identity_pod-role_policy");
    expect(statements(policy)).toEqual([
      {
        Sid: "UseKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"],
        Resource: KMS_KEY_ARN,
      },
      {
        Sid: "AttachEncryptedVolumes",
        Effect: "Allow",
        Action: "kms:CreateGrant",
        Resource: KMS_KEY_ARN,
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ]);
  });
});
