import { CLUSTER, KMS_KEY_ARN, statements, SynthesizedCluster } from "./synth-cluster";

const ZONES = Object.keys(CLUSTER.subnetIds);

describe("managed node groups (S3-49, S3-59)", () => {
  const synth = new SynthesizedCluster();
  const group = (zone: string, of = synth) => of.at("aws_eks_node_group", `nodes_${zone}`);
  const withNodes = (changes: Partial<typeof CLUSTER.nodes>) =>
    new SynthesizedCluster({ nodes: { ...CLUSTER.nodes, ...changes } });

  it.each(ZONES)("are one in %s, in its subnet, under its name", (zone) => {
    expect(group(zone)).toMatchObject({
      cluster_name: "${aws_eks_cluster.cluster_control-plane_cluster.name}",
      node_group_name: expect.stringMatching(new RegExp(`^acme-production-${zone}-[0-9a-f]{8}$`)) as unknown,
      subnet_ids: [CLUSTER.subnetIds[zone]],
      instance_types: ["m6i.large", "m5.large"],
      capacity_type: "ON_DEMAND",
      version: "1.35",
    });
  });

  it("are no more than there are zones", () => {
    expect(synth.all("aws_eks_node_group")).toHaveLength(ZONES.length);
  });

  it("share the sizes between the zones, and leave the desired one to the autoscaler (C-22)", () => {
    expect(ZONES.map((zone) => group(zone).scaling_config)).toEqual([
      { min_size: 2, max_size: 4, desired_size: 2 },
      { min_size: 1, max_size: 3, desired_size: 2 },
    ]);
    for (const zone of ZONES)
      expect(group(zone).lifecycle).toMatchObject({ ignore_changes: ["scaling_config[0].desired_size"] });
  });

  it.each<[string, Partial<typeof CLUSTER.nodes>]>([
    ["instance types", { instanceTypes: ["m6i.large", "m6a.large"] }],
    ["order of types", { instanceTypes: ["m5.large", "m6i.large"] }],
    ["capacity", { capacityType: "SPOT" }],
    ["architecture", { architecture: "arm64" }],
    ["launch template", { launchTemplateName: "others" }],
    ["subnets", { subnetCidrs: { "us-east-2a": "10.1.96.0/20", "us-east-2b": "10.1.112.0/20" } }],
  ])("of another kind get another name, so that they are there before the old ones go: %s", (_, changes) => {
    for (const zone of ZONES) {
      const [before, after] = [group(zone), group(zone, withNodes(changes))];
      expect(after.node_group_name).not.toBe(before.node_group_name);
      expect(after.lifecycle).toMatchObject({ create_before_destroy: true });
      expect(after.tags).toEqual(before.tags);
    }
  });

  it("keep their name while they can be changed in place: sizes, disks, version", () => {
    const changed = new SynthesizedCluster({
      kubernetesVersion: "1.36",
      nodes: { ...CLUSTER.nodes, diskSizeGib: 200, minSize: 4, maxSize: 8, desiredSize: 6 },
    });
    for (const zone of ZONES) expect(group(zone, changed).node_group_name).toBe(group(zone).node_group_name);
  });

  it("can have a node in every zone, as EKS demands", () => {
    const small = withNodes({ minSize: 1, maxSize: 1, desiredSize: 1 });
    expect(ZONES.map((zone) => group(zone, small).scaling_config)).toEqual([
      { min_size: 1, max_size: 1, desired_size: 1 },
      { min_size: 0, max_size: 1, desired_size: 0 },
    ]);
  });

  it.each([
    ["x86_64", "AL2023_x86_64_STANDARD"],
    ["arm64", "AL2023_ARM_64_STANDARD"],
  ] as const)("run Amazon Linux 2023 for %s", (architecture, amiType) => {
    expect(group("us-east-2a", withNodes({ architecture })).ami_type).toBe(amiType);
  });

  it("may be spot machines (S3-59)", () => {
    expect(group("us-east-2b", withNodes({ capacityType: "SPOT" })).capacity_type).toBe("SPOT");
  });

  it("are replaced one node at a time, and when a node is ill", () => {
    expect(group("us-east-2a")).toMatchObject({
      update_config: { max_unavailable: 1 },
      node_repair_config: { enabled: true },
    });
  });

  it("wait for the rights of their role, which reach neither the network nor volumes (X-05)", () => {
    const policies = {
      "worker-node": "AmazonEKSWorkerNodePolicy",
      "pull-images": "AmazonEC2ContainerRegistryPullOnly",
      "session-manager": "AmazonSSMManagedInstanceCore",
    };
    for (const [noun, policy] of Object.entries(policies)) {
      const path = `nodes_node-role_${noun}`;
      expect(group("us-east-2a").depends_on).toContain(`aws_iam_role_policy_attachment.cluster_${path}`);
      expect(synth.at("aws_iam_role_policy_attachment", path).policy_arn).toBe(`arn:aws:iam::aws:policy/${policy}`);
    }
    const ofNodes = synth
      .all("aws_iam_role_policy_attachment")
      .filter(({ role }) => role === "${aws_iam_role.cluster_nodes_node-role_role.name}");
    expect(ofNodes).toHaveLength(3);
    expect(statements(synth.at("aws_iam_role", "nodes_node-role_role").assume_role_policy)).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });
});

describe("the nodes' launch template", () => {
  const synth = new SynthesizedCluster();
  const template = synth.at("aws_launch_template", "nodes_launch-template_template");

  it("is what every group starts from, at its newest version", () => {
    for (const group of synth.all("aws_eks_node_group"))
      expect(group.launch_template).toEqual({
        id: "${aws_launch_template.cluster_nodes_launch-template_template.id}",
        version: "${aws_launch_template.cluster_nodes_launch-template_template.latest_version}",
      });
  });

  it("keeps the machine's credentials from pods: tokens required, one hop", () => {
    expect(template.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("encrypts the disk with the client's key", () => {
    expect(template.block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: {
          volume_type: "gp3",
          volume_size: 50,
          encrypted: "true",
          kms_key_id: KMS_KEY_ARN,
          delete_on_termination: "true",
        },
      },
    ]);
  });

  it("puts nodes into the cluster's own group and the client's (S3-51)", () => {
    expect(template.vpc_security_group_ids).toEqual([
      "${aws_eks_cluster.cluster_control-plane_cluster.vpc_config[0].cluster_security_group_id}",
      "sg-client",
    ]);
  });

  it.each(["instance", "volume", "network-interface"])(
    "tags each %s, which default tags don't reach (X-06)",
    (type) => {
      const specifications = template.tag_specifications as { resource_type: string; tags: unknown }[];
      expect(specifications.find(({ resource_type }) => resource_type === type)?.tags).toEqual({
        ...CLUSTER.allTags,
        Name: "acme-production-us-east-2-node",
      });
    },
  );

  it("watches machines closely, and leaves image and role to the node groups", () => {
    expect(template.monitoring).toEqual({ enabled: true });
    expect(template).not.toHaveProperty("image_id");
    expect(template).not.toHaveProperty("iam_instance_profile");
  });
});
