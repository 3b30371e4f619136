import { CLUSTER, SynthesizedCluster } from "./synth-cluster";

const PATHS = {
  "vpc-cni": "network_vpc-cni_add-on",
  "kube-proxy": "network_kube-proxy_add-on",
  "eks-pod-identity-agent": "network_pod-identity-agent_add-on",
  coredns: "workloads_coredns_add-on",
  "aws-ebs-csi-driver": "workloads_ebs-csi-driver_add-on",
} as const;

type Name = keyof typeof PATHS;

const names = Object.keys(PATHS) as Name[];
const BEFORE_NODES: readonly Name[] = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];
const AFTER_NODES: readonly Name[] = ["coredns", "aws-ebs-csi-driver"];

describe("add-ons (M-56)", () => {
  const synth = new SynthesizedCluster();
  const addOn = (name: Name) => synth.at("aws_eks_addon", PATHS[name]);
  const configuration = (name: Name): unknown => JSON.parse(String(addOn(name).configuration_values));

  it("are five and no other", () => {
    expect(synth.all("aws_eks_addon").map(({ addon_name }) => addon_name)).toEqual(expect.arrayContaining(names));
    expect(synth.all("aws_eks_addon")).toHaveLength(names.length);
  });

  it.each(names)("pin %s, which takes over what it finds and keeps what operators change", (name) => {
    expect(addOn(name)).toMatchObject({
      addon_name: name,
      addon_version: CLUSTER.addOnVersions[name],
      cluster_name: "${aws_eks_cluster.cluster_control-plane_cluster.name}",
      resolve_conflicts_on_create: "OVERWRITE",
      resolve_conflicts_on_update: "PRESERVE",
    });
  });

  it.each(BEFORE_NODES)("install %s before any node (X-05)", (name) => {
    for (const zone of ["us-east-2a", "us-east-2b"])
      expect(synth.at("aws_eks_node_group", `nodes_${zone}`).depends_on).toContain(
        `aws_eks_addon.cluster_${PATHS[name]}`,
      );
  });

  it.each(AFTER_NODES)("install %s after the nodes of every zone", (name) => {
    expect(addOn(name).depends_on).toEqual(
      expect.arrayContaining([
        "aws_eks_node_group.cluster_nodes_us-east-2a",
        "aws_eks_node_group.cluster_nodes_us-east-2b",
      ]),
    );
  });

  it("give nodes prefixes of addresses, and enforce network policies", () => {
    expect(configuration("vpc-cni")).toEqual({
      enableNetworkPolicy: "true",
      env: expect.objectContaining({ ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" }) as object,
    });
  });

  it("make no default storage class, whose volumes would not be encrypted with the client's key", () => {
    expect(configuration("aws-ebs-csi-driver")).toMatchObject({ defaultStorageClass: { enabled: false } });
  });

  it("tag the interfaces that nodes add with all tags, as one text of JSON (G5)", () => {
    const { env } = configuration("vpc-cni") as { env: { ADDITIONAL_ENI_TAGS: string } };
    expect(JSON.parse(env.ADDITIONAL_ENI_TAGS)).toEqual(CLUSTER.allTags);
  });

  it("tag the volumes of pods with all tags (G5)", () => {
    expect(configuration("aws-ebs-csi-driver")).toMatchObject({ controller: { extraVolumeTags: CLUSTER.allTags } });
  });

  it.each(["kube-proxy", "eks-pod-identity-agent", "coredns"] as const)("leave %s as EKS delivers it", (name) => {
    expect(addOn(name)).not.toHaveProperty("configuration_values");
  });

  it("mount secrets where there are some to mount, after the nodes", () => {
    const addOnVersions = { ...CLUSTER.addOnVersions, "aws-secrets-store-csi-driver-provider": "v3.1.3-eksbuild.1" };
    const addOn = new SynthesizedCluster({ addOnVersions }).at("aws_eks_addon", "workloads_secrets-store_add-on");
    expect(addOn).toMatchObject({
      addon_name: "aws-secrets-store-csi-driver-provider",
      addon_version: "v3.1.3-eksbuild.1",
    });
    expect(addOn.depends_on).toContain("aws_eks_node_group.cluster_nodes_us-east-2a");
  });
});
