import { clientEntry, fleetOf, projectOf } from "../support/registry";

const fleet = fleetOf(projectOf({ acme: clientEntry(100) }));
const client = fleet.clients[0]!;

/** The documents' defaults, field by field. */
const DEFAULTS: [string, unknown, unknown][] = [
  ["S3-14 eks.enabled", client.eks.enabled, true],
  ["S3-14 eks.instance_types", client.eks.instanceTypes, ["t3.medium"]],
  ["S3-14 eks.min_size", client.eks.minSize, 2],
  ["S3-14 eks.max_size", client.eks.maxSize, 5],
  ["S3-14 eks.desired_size", client.eks.desiredSize, 2],
  ["S3-14 eks.disk_size", client.eks.diskSize, 50],
  ["S3-14 eks.capacity_type", client.eks.capacityType, "ON_DEMAND"],
  ["S3-15 compute.analytics_enabled", client.compute.analyticsEnabled, false],
  ["S3-15 compute.instance_type", client.compute.instanceType, "t3.large"],
  ["S3-15 compute.root_volume_size", client.compute.rootVolumeSize, 30],
  ["S3-15 compute.data_volume_size", client.compute.dataVolumeSize, 100],
  ["S3-16 storage.backup_retention_days", client.storage.backupRetentionDays, 30],
  ["S3-17 security.database_ports", client.security.databasePorts, [5432, 5433]],
  ["S3-17 security.custom_ports", client.security.customPorts, []],
  ["S3-18 vpn.enabled", client.vpn.enabled, false],
  ["S3-18 vpn.amazon_side_asn", client.vpn.amazonSideAsn, 64512],
  ["S3-18 vpn.static_routes_only", client.vpn.staticRoutesOnly, true],
  ["S3-19 metadata.compliance", client.metadata.compliance, []],
  ["S0-26 shared_storage.kms_key_arn", fleet.platform.sharedStorage.kmsKeyArn, undefined],
  ["S0-26 storage.replication.enabled", client.storage.replication.enabled, false],
  ["M-70 kubernetes.service_ipv4_cidr", fleet.platform.kubernetes.serviceIpv4Cidr, "172.20.0.0/16"],
  ["ADR-003 state.layout", fleet.platform.state.layout, "layer"],
  ["ADR-003 state.use_lockfile", fleet.platform.state.useLockfile, true],
  ["S3-30 retention.audit_logs_days", fleet.platform.retention.auditLogsDays, 2557],
  ["S3-55 kubernetes.version", fleet.platform.kubernetes.version, "1.35"],
];

describe("what a client gets without asking", () => {
  it.each(DEFAULTS)("%s", (_, value, expected) => {
    expect(value).toEqual(expected);
  });
});
