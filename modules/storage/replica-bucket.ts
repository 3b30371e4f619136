import { DataResource, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import { EncryptionKey } from "../encryption-key";
import { Bucket } from "./bucket";
import type { RoleRestriction } from "./policy";

/** Where and how the copy of a bucket is kept. */
export interface ReplicaBucketProps {
  readonly bucketName: string;
  /** `replica` keeps copies as long as it is told, or for ever; `input-replica` as uploads are kept. Default replica. */
  readonly purpose?: "replica" | "input-replica";
  /** The provider of the replica's region. */
  readonly provider: TerraformProvider;
  /** Makes a key of that region for the copies, as a source with a key needs (M-43); default: S3's own (AES256). */
  readonly keyAliasName?: string;
  readonly deletionWindowInDays: number;
  /** Whether Terraform refuses to have the replica elsewhere while there is one. */
  readonly deletionProtection: boolean;
  /** Days until copies expire; default: never. */
  readonly retentionDays?: number;
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly restriction?: RoleRestriction;
  /** Of the replica, not of its source. */
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** A bucket in another region that outlives a disaster in its source's own (S0-07, S4-20). */
export class ReplicaBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ReplicaBucketProps) {
    super(scope, id);
    const { bucketName, provider, retentionDays, mfaProtection, restriction, place, tags } = props;
    // The provider of another region would find neither bucket nor key, and leave both behind.
    new DataResource(this, "region", {
      triggersReplace: { region: place.region },
      lifecycle: props.deletionProtection ? { preventDestroy: true } : undefined,
    });
    const key = props.keyAliasName === undefined ? undefined : this.makeKey(props, props.keyAliasName);
    this.bucket = new Bucket(this, "bucket", {
      bucketName,
      purpose: props.purpose ?? "replica",
      kmsKeyArn: key?.keyArn,
      retentionDays,
      mfaProtection,
      restriction,
      provider,
      place,
      tags: { ...tags, Purpose: "DisasterRecovery" },
    });
  }

  private makeKey(props: ReplicaBucketProps, aliasName: string): EncryptionKey {
    const { bucketName, deletionWindowInDays, provider, place, tags } = props;
    return new EncryptionKey(this, "key", {
      description: `Objects in ${bucketName}`,
      aliasName,
      deletionWindowInDays,
      provider,
      place,
      tags,
    });
  }
}
