import type { Client, Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { given, type Variables } from "../../../config/target";
import { EXIT, ExitError } from "../terminal/exit";

/** Where presigned URLs of a client lead to. */
export interface PresignPlace {
  readonly region: string;
  readonly accountId: string;
  readonly bucket: string;
  /** The key that uploads are encrypted with: its alias, id or ARN. */
  readonly kmsKeyId: string;
  /** Whether the bucket takes uploads at the nearest edge location. */
  readonly accelerated: boolean;
}

/** The variables that name a bucket in the registry's place (S1-16). */
const BUCKET_VARIABLES = { input: "S3_INPUT_BUCKET", output: "S3_OUTPUT_BUCKET" } as const;

/** The client's bucket of a role and its key, as the registry names them, unless the environment does (S1-16). */
export function presignPlace(
  { target }: Pick<Fleet, "target">,
  { name, storage }: Client,
  role: "input" | "output",
  variables: Variables,
): PresignPlace {
  const override = given(variables[BUCKET_VARIABLES[role]]);
  const owned = storage.enableDedicatedBuckets && storage.roles.includes(role);
  if (override === undefined && !owned) {
    const setting = storage.enableDedicatedBuckets ? `roles has no ${role}` : "enable_dedicated_buckets is false";
    const hint = `${BUCKET_VARIABLES[role]} names another bucket`;
    throw new ExitError(EXIT.usage, `clients.${name}.storage.${setting}: there is no bucket; ${hint}`);
  }
  return {
    region: target.region,
    accountId: target.accountId,
    bucket: override ?? names.clientBucket(target, name, role),
    kmsKeyId: given(variables.KMS_KEY_ID) ?? names.clientKeyAlias(target, name),
    // Whether a bucket of another name is accelerated too is not known here.
    accelerated: override === undefined && role === "input" && storage.transferAcceleration,
  };
}
