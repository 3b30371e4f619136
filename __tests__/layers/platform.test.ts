import { addOnVersions } from "../../config/catalogue/workloads/add-on-versions";
import { names } from "../../config/names";
import { clientEntry, type Section } from "../support/registry";
import { productionWith, SynthesizedFleet } from "./synthesized-fleet";

const MANAGEMENT = { management_cidr_blocks: ["203.0.113.0/24"] };
const NEWEST = addOnVersions({ kubernetesVersion: "1.35", chosen: {}, alertingSecrets: true });

/** A client with nothing but what it needs, under platform settings. */
function acme(platform: Section = {}, sections: Section = {}): SynthesizedFleet {
  return SynthesizedFleet.of({ acme: clientEntry(1, sections) }, platform);
}

function clusterOf(fleet: SynthesizedFleet, client = "acme") {
  return fleet.at("platform", `aws_eks_cluster.${client}_cluster_control-plane_cluster`);
}

describe("The platform layer", () => {
  const fleet = SynthesizedFleet.of({
    acme: clientEntry(1),
    "acme-eu": clientEntry(2),
    globex: clientEntry(3, { eks: { enabled: false } }),
  });

  it("makes a cluster for every client that has one, and nothing for others (S3-48)", () => {
    for (const client of ["acme", "acme-eu"])
      expect(fleet.of("platform", client, "aws_eks_cluster")).toEqual([
        expect.objectContaining({ name: `${client}-production-us-east-2` }),
      ]);
    expect(fleet.resources("platform", "globex")).toEqual([]);
    expect(Object.keys(fleet.contract("client_clusters"))).toEqual(["acme", "acme-eu"]);
  });

  it("has no cluster without clients that want one, and publishes that", () => {
    const none = acme({}, { eks: { enabled: false } });
    expect(none.layer("platform").resource).toBeUndefined();
    expect(none.contract("client_clusters")).toEqual({});
  });

  it("publishes how each cluster is reached and extended (S3-53)", () => {
    const cluster = "aws_eks_cluster.acme_cluster_control-plane_cluster";
    expect(fleet.contract("client_clusters").acme).toEqual({
      cluster_name: "acme-production-us-east-2",
      cluster_arn: "arn:aws:eks:us-east-2:123456789012:cluster/acme-production-us-east-2",
      kubernetes_version: "1.35",
      endpoint: `\${${cluster}.endpoint}`,
      certificate_authority_data: `\${${cluster}.certificate_authority[0].data}`,
      oidc_issuer_url: `\${${cluster}.identity[0].oidc[0].issuer}`,
      oidc_provider_arn: "${aws_iam_openid_connect_provider.acme_cluster_oidc_provider.arn}",
      cluster_security_group_id: `\${${cluster}.vpc_config[0].cluster_security_group_id}`,
      node_role_arn: "${aws_iam_role.acme_cluster_nodes_node-role_role.arn}",
      node_group_names: {
        "us-east-2a": expect.stringMatching(/^acme-production-us-east-2a-[0-9a-f]{8}$/) as unknown,
        "us-east-2b": expect.stringMatching(/^acme-production-us-east-2b-[0-9a-f]{8}$/) as unknown,
      },
      control_plane_log_group: "/aws/eks/acme-production-us-east-2/cluster",
      audit_log_stream: "acme-production-audit-logs",
    });
  });

  it("runs the platform's Kubernetes version, or the client's own, on control plane and nodes", () => {
    const two = SynthesizedFleet.of(
      { acme: clientEntry(1), globex: clientEntry(2, { eks: { version: "1.35" } }) },
      { kubernetes: { version: "1.34", ...MANAGEMENT } },
    );
    for (const [client, version] of [
      ["acme", "1.34"],
      ["globex", "1.35"],
    ] as const) {
      expect(clusterOf(two, client).version).toBe(version);
      expect(two.of("platform", client, "aws_eks_node_group").map((each) => each.version)).toEqual([version, version]);
      expect(two.contract("client_clusters")[client]!.kubernetes_version).toBe(version);
    }
  });

  it("keeps the pinned service range, support and log retention of platform.yaml", () => {
    const settings = { ...MANAGEMENT, service_ipv4_cidr: "172.30.0.0/16", support_type: "EXTENDED" };
    const chosen = acme({ kubernetes: settings, retention: { control_plane_logs_days: 30 } });
    expect(clusterOf(chosen)).toMatchObject({
      kubernetes_network_config: { service_ipv4_cidr: "172.30.0.0/16" },
      upgrade_policy: { support_type: "EXTENDED" },
    });
    const logs = "aws_cloudwatch_log_group.acme_cluster_logs_log-group";
    expect(chosen.at("platform", logs)).toMatchObject({
      name: "/aws/eks/acme-production-us-east-2/cluster",
      retention_in_days: 30,
    });
    expect(clusterOf(chosen).depends_on).toContain(logs);
  });

  it("encrypts with the client's own key", () => {
    expect(clusterOf(fleet, "acme-eu").encryption_config).toEqual({
      provider: { key_arn: "${data.terraform_remote_state.foundation.outputs.clients.acme-eu.kms_key_arn}" },
      resources: ["secrets"],
    });
  });
});

describe("The API endpoint", () => {
  it("is private, and open to the management networks alone", () => {
    const blocks = ["198.51.100.0/24", "203.0.113.7/32"];
    expect(clusterOf(acme({ kubernetes: { management_cidr_blocks: blocks } })).vpc_config).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: blocks,
    });
  });

  it("is private only where there is no public access, whatever the management networks are", () => {
    const { vpc_config } = clusterOf(acme({ kubernetes: { public_access: false, ...MANAGEMENT } }));
    expect(vpc_config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
    expect(vpc_config).not.toHaveProperty("public_access_cidrs");
  });
});

describe("Administrators of a cluster", () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const roles = { deploy_role_arns: [role("deploy")], break_glass_role_arns: [role("break-glass")] };
  const fleet = acme({
    ...productionWith(roles),
    kubernetes: { ...MANAGEMENT, admin_role_arns: [role("platform-admin"), role("deploy")] },
  });

  it("are those who deploy, those for emergencies and platform.yaml's own, each once", () => {
    const entries = fleet.of("platform", "acme", "aws_eks_access_entry").map((each) => each.principal_arn);
    expect(entries.sort()).toEqual([role("break-glass"), role("deploy"), role("platform-admin")]);
    const policies = fleet.of("platform", "acme", "aws_eks_access_policy_association");
    expect(policies).toHaveLength(3);
    for (const { policy_arn } of policies) expect(policy_arn).toMatch(/\/AmazonEKSClusterAdminPolicy$/);
  });

  it("do not include whoever made the cluster", () => {
    expect(clusterOf(fleet).access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });
});

describe("EKS add-ons", () => {
  const { "aws-secrets-store-csi-driver-provider": secretsStore, ...common } = NEWEST;
  const email = "platform-alerts@example.com";
  const slack = { channel: "#alerts", webhook_secret_name: "platform/slack-webhook" };
  const smtp = {
    smarthost: "smtp.example.com:587",
    from: "alerts@example.com",
    username: "alerts",
    password_secret_name: "platform/smtp-password",
  };

  function versionsIn(fleet: SynthesizedFleet): unknown {
    const addOns = fleet.of("platform", "acme", "aws_eks_addon");
    return Object.fromEntries(addOns.map(({ addon_name, addon_version }) => [addon_name, addon_version]));
  }

  it("are of the tested versions, but for those that platform.yaml names", () => {
    const chosen = { coredns: "v1.14.9-eksbuild.1", "vpc-cni": "v1.99.0-eksbuild.1" };
    expect(versionsIn(acme())).toEqual(common);
    expect(versionsIn(acme({ kubernetes: { ...MANAGEMENT, add_on_versions: chosen } }))).toEqual({
      ...common,
      ...chosen,
    });
  });

  it.each([
    ["Slack", { email, slack }],
    ["a mail server", { email, smtp }],
    ["both", { email, slack, smtp }],
  ])("mount secrets where alerts need some: for %s", (_, alerting) => {
    expect(versionsIn(acme({ alerting }))).toEqual({
      ...common,
      "aws-secrets-store-csi-driver-provider": secretsStore,
    });
  });
});

describe("Nodes", () => {
  it.each([
    [{ min_size: 2, max_size: 5, desired_size: 2 }, [1, 3, 1], [1, 2, 1]],
    [{ min_size: 3, max_size: 9, desired_size: 4 }, [2, 5, 2], [1, 4, 2]],
    [{ min_size: 4, max_size: 8, desired_size: 6 }, [2, 4, 3], [2, 4, 3]],
  ])("are as many as the client says, shared by the zones: %j", (sizes, first, second) => {
    const fleet = acme({}, { eks: { ...sizes, instance_types: ["m6i.large"] } });
    const groups = ["us-east-2a", "us-east-2b"].map((zone) =>
      fleet.at("platform", `aws_eks_node_group.acme_cluster_nodes_${zone}`),
    );
    const shares = groups.map(({ scaling_config }) => {
      const { min_size, max_size, desired_size } = scaling_config as Record<string, number>;
      return [min_size, max_size, desired_size];
    });
    expect(shares).toEqual([first, second]);
  });

  it("are in their own zone's subnet, of the types and capacity that the client says", () => {
    const eks = { instance_types: ["m7g.large", "m7g.xlarge"], capacity_type: "SPOT", disk_size: 80 };
    const fleet = acme({}, { eks });
    for (const zone of ["us-east-2a", "us-east-2b"])
      expect(fleet.at("platform", `aws_eks_node_group.acme_cluster_nodes_${zone}`)).toMatchObject({
        node_group_name: expect.stringMatching(new RegExp(`^acme-production-${zone}-[0-9a-f]{8}$`)) as unknown,
        subnet_ids: [`\${data.terraform_remote_state.foundation.outputs.client_networks.acme.eks_subnet_ids.${zone}}`],
        instance_types: eks.instance_types,
        capacity_type: "SPOT",
        ami_type: "AL2023_ARM_64_STANDARD",
      });
    const [template] = fleet.of("platform", "acme", "aws_launch_template");
    expect(JSON.stringify(template!.block_device_mappings)).toContain('"volume_size":80');
  });
});

describe("Audit logs (S3-94)", () => {
  it.each(["acme", "acme-eu"])("go into the client's own part of the shared bucket: %s", (client) => {
    const fleet = SynthesizedFleet.of({ acme: clientEntry(1), "acme-eu": clientEntry(2) });
    const prefix = names.clientPrefix("audit-logs", client);
    const bucket = "arn:aws:s3:::ohio-01-us-east-2-audit-logs-production";
    const [stream] = fleet.of("platform", client, "aws_kinesis_firehose_delivery_stream");
    expect(stream!.extended_s3_configuration).toMatchObject({
      bucket_arn: bucket,
      prefix: expect.stringMatching(new RegExp(`^${prefix}year=`)) as unknown,
      error_output_prefix: expect.stringMatching(new RegExp(`^${prefix}_errors/`)) as unknown,
    });
    const role = `aws_iam_role_policy.${client}_cluster_audit_stream_delivery-role_policy`;
    expect(fleet.at("platform", role).policy).toContain(`"${bucket}/${prefix}*"`);
  });
});
