import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { StorageRole } from "../../../config/catalogue/storage/storage-roles";
import {
  ClientStorage,
  type ClientReplicationProps,
  type ClientStorageProps,
} from "../../../modules/client-storage/client-storage";
import { synthesize } from "../storage/synthesize";
import { OHIO } from "../../support/aws-places";

export const KEY = "arn:aws:kms:us-east-2:123456789012:key/acme";
export const ALL_ROLES: readonly StorageRole[] = ["input", "output", "logs", "data", "inventory"];

/** Names as the layer makes them. */
export function bucketNames(client: string, roles: readonly StorageRole[]): ClientStorageProps["bucketNames"] {
  return Object.fromEntries(roles.map((role) => [role, `p-us-east-2-${client}-${role}-production`]));
}

/** The documented copy of compliance data. */
export function replicationOfData(provider: AwsProvider): ClientReplicationProps {
  return {
    bucketName: "p-us-east-2-acme-data-production-replica",
    keyAliasName: "alias/acme-production-us-east-2-replica",
    region: "us-west-2",
    ruleId: "replicate-compliance-data",
    prefix: "compliance/",
    storageClass: "GLACIER",
    roleName: "acme-production-us-east-2-replication",
    alarmTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
    deletionProtection: true,
    deletionWindowInDays: 30,
    provider,
  };
}

/** The storage of a client; everything is on unless said otherwise. */
export function synthesizeStorage(
  props: Partial<ClientStorageProps> = {},
  withReplica = true,
): { resources: ReturnType<typeof synthesize>; storage: ClientStorage } {
  const made: ClientStorage[] = [];
  const resources = synthesize((stack) => {
    const provider = new AwsProvider(stack, "west", { alias: "us-west-2", region: "us-west-2" });
    const storage = new ClientStorage(stack, "storage", {
      bucketNames: bucketNames("acme", ALL_ROLES),
      kmsKeyArn: KEY,
      accessPolicyName: "acme-production-us-east-2-storage",
      service: "image-processing",
      transferAcceleration: true,
      costOptimization: true,
      inventory: true,
      lifecycles: { data: { intelligentTiering: true } },
      replications: withReplica ? { data: replicationOfData(provider) } : {},
      mfaProtection: { exemptRoleArns: [] },
      place: OHIO,
      tags: { Client: "acme" },
      ...props,
    });
    made.push(storage);
  });
  return { resources, storage: made[0]! };
}
