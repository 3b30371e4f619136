import { z } from "zod";

import { AMOUNT_LIMITS } from "../catalogue/amount-limits";
import { MOST_NODES_OF_A_GROUP, MOST_VOLUME_GIB } from "../catalogue/quotas";
import { instanceType, kubernetesVersion } from "./aws-fields";
import { distinct, integer } from "./fields";

/** The smallest root volume the images start from, in GiB. */
const MIN_ROOT_GIB = 20;

const rootVolume = integer(MIN_ROOT_GIB, MOST_VOLUME_GIB);
const volume = integer(1, MOST_VOLUME_GIB);

/** What a further placement may size differently. */
export const eksSizes = z.strictObject({
  instance_types: distinct(instanceType(), 1).describe(
    `Instance types of the nodes, most wanted first, ${AMOUNT_LIMITS["node instance types"].most} at most; all of one processor architecture. Default [t3.medium].`,
  ),
  min_size: integer(1, MOST_NODES_OF_A_GROUP).describe("Fewest nodes, over all zones. Default 2."),
  max_size: integer(1, MOST_NODES_OF_A_GROUP).describe("Most nodes, over all zones. Default 5."),
  desired_size: integer(1, MOST_NODES_OF_A_GROUP).describe(
    "Nodes at creation, over all zones; afterwards the autoscaler decides. Default 2.",
  ),
  disk_size: rootVolume.describe("Root volume of a node, in GiB. Default 50."),
  capacity_type: z
    .enum(["ON_DEMAND", "SPOT"])
    .describe("SPOT is cheaper and taken away at two minutes' notice. Default ON_DEMAND."),
});

const EKS_DEFAULTS = {
  instance_types: ["t3.medium"],
  min_size: 2,
  max_size: 5,
  desired_size: 2,
  disk_size: 50,
  capacity_type: "ON_DEMAND",
} as const;

/** A client's cluster (S3-14). It may have a version of its own, so that clients are upgraded one by one. */
export const eks = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe("Whether the client has a cluster. Without one, layers 05 and 06 have nothing for it."),
  version: kubernetesVersion()
    .optional()
    .describe(
      "Kubernetes minor version, in quotes. Default: kubernetes.version of platform.yaml. One step at a time, never back.",
    ),
  instance_types: eksSizes.shape.instance_types.default([...EKS_DEFAULTS.instance_types]),
  min_size: eksSizes.shape.min_size.default(EKS_DEFAULTS.min_size),
  max_size: eksSizes.shape.max_size.default(EKS_DEFAULTS.max_size),
  desired_size: eksSizes.shape.desired_size.default(EKS_DEFAULTS.desired_size),
  disk_size: eksSizes.shape.disk_size.default(EKS_DEFAULTS.disk_size),
  capacity_type: eksSizes.shape.capacity_type.default(EKS_DEFAULTS.capacity_type),
});

/** What a further placement may size differently. */
export const databaseSizes = z.strictObject({
  master_instance_type: instanceType().describe(
    "Instance type of the primary; memory-optimised families suit it. Default r6i.large.",
  ),
  replica_instance_type: instanceType().describe("Instance type of the replica. Default r6i.large."),
  data_volume_size: volume.describe("Data volume of each machine, in GiB. Grows, never shrinks. Default 50."),
  wal_volume_size: volume.describe("Write-ahead-log volume of each machine, in GiB. Default 50."),
  backup_volume_size: volume.describe(
    "Backup volume of the primary, in GiB. Grows, never shrinks. Default: what the retention takes, data_volume_size x (backup_retention_days + 1) / 3.",
  ),
});

/** A client's PostgreSQL pair (S3-60…S3-68), with fields for the sizes that document 003 promises and has none for. */
export const database = z.strictObject({
  enabled: z.boolean().default(true).describe("Whether the client has a PostgreSQL pair. Default true."),
  postgres_version: z
    .enum(["15", "16", "17"])
    .default("17")
    .describe('PostgreSQL major version, in quotes. Default "17".'),
  replica_enabled: z
    .boolean()
    .default(true)
    .describe("Whether a streaming replica runs in the second zone. Default true."),
  master_instance_type: databaseSizes.shape.master_instance_type.default("r6i.large"),
  replica_instance_type: databaseSizes.shape.replica_instance_type.default("r6i.large"),
  data_volume_size: databaseSizes.shape.data_volume_size.default(50),
  wal_volume_size: databaseSizes.shape.wal_volume_size.default(50),
  backup_volume_size: databaseSizes.shape.backup_volume_size.optional(),
});

/** A machine for batch work, which only those have who ask for it (S3-15). */
export const compute = z.strictObject({
  analytics_enabled: z.boolean().default(false).describe("Whether the client has an analytics machine. Default false."),
  instance_type: instanceType()
    .default("t3.large")
    .describe("Instance type of the analytics machine. Default t3.large."),
  root_volume_size: rootVolume.default(30).describe("Root volume, in GiB. Default 30."),
  data_volume_size: volume
    .default(100)
    .describe("Data volume, in GiB; survives replacement of the machine. Default 100."),
});
