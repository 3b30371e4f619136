import { S3BucketInventory } from "@cdktf/provider-aws/lib/s3-bucket-inventory";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { INVENTORY_NAME, INVENTORY_PREFIX } from "../../config/catalogue/storage/inventory";
import type { MadeBucket } from "./made-bucket";

/** What the list says about each object besides bucket and key (S4-09). */
const OPTIONAL_FIELDS = [
  "Size",
  "LastModifiedDate",
  "StorageClass",
  "ETag",
  "IntelligentTieringAccessTier",
  "BucketKeyStatus",
  "EncryptionStatus",
];

/** Whose objects are listed, and where the list goes. */
export interface BucketInventoryProps {
  readonly source: MadeBucket;
  /** It must accept the inventories of the source. */
  readonly destination: MadeBucket;
  readonly provider?: TerraformProvider;
}

/** A daily CSV of all current objects of a bucket (S4-09). */
export class BucketInventory extends Construct {
  constructor(scope: Construct, id: string, { source, destination, provider }: BucketInventoryProps) {
    super(scope, id);
    if (!destination.inventorySources?.bucketNames.includes(source.bucketName)) {
      throw new Error(`${destination.bucketName} does not accept the inventory of ${source.bucketName}`);
    }
    new S3BucketInventory(this, "daily", {
      bucket: source.bucketId,
      name: INVENTORY_NAME,
      includedObjectVersions: "Current",
      schedule: { frequency: "Daily" },
      optionalFields: OPTIONAL_FIELDS,
      destination: {
        bucket: {
          bucketArn: destination.bucketArn,
          format: "CSV",
          prefix: INVENTORY_PREFIX,
          accountId: destination.place.accountId,
          encryption: { sseS3: {} },
        },
      },
      provider,
      dependsOn: [destination.policy],
    });
  }
}
