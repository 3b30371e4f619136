import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EncryptionKey } from "../encryption-key";
import { Bucket } from "../storage/bucket";

/** Where and how the copy of a client's compliance data is kept. */
export interface ClientReplicaProps {
  readonly bucketName: string;
  readonly keyAliasName: string;
  /** The provider of the replica's region. */
  readonly provider: TerraformProvider;
  readonly deletionWindowInDays: number;
  readonly mfaProtection?: { readonly exemptRoleArns: readonly string[] };
  readonly accountId: string;
  readonly partition: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A bucket in another region that outlives a disaster in the client's own, with a key of that region (S4-20, M-43). */
export class ClientReplica extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ClientReplicaProps) {
    super(scope, id);
    const { bucketName, provider, mfaProtection, accountId, partition, tags } = props;
    const key = new EncryptionKey(this, "key", {
      aliasName: props.keyAliasName,
      description: `Objects in ${bucketName}`,
      deletionWindowInDays: props.deletionWindowInDays,
      provider,
      accountId,
      partition,
      tags,
    });
    this.bucket = new Bucket(this, "bucket", {
      bucketName,
      purpose: "replica",
      kmsKeyArn: key.keyArn,
      mfaProtection,
      provider,
      partition,
      tags: { ...tags, Purpose: "DisasterRecovery" },
    });
  }
}
