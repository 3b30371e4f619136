import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";

import type { Fleet } from "../../config/fleet";
import { backendSettings, type StackPart } from "../../config/layers";

/**
 * Gives a stack its backend: the state bucket, or a file for the very first run of bootstrap. Nobody types where a state
 * is: key and bucket follow from the names (S3-57).
 */
export function keepState(stack: TerraformStack, fleet: Fleet, { layer, client }: StackPart): void {
  const { environment, region, bootstrapBackend } = fleet.target;
  if (layer === "bootstrap" && bootstrapBackend === "local") {
    // The bucket that will hold this state is made by this very stack. Relative to cdktf.out/stacks/bootstrap.
    new LocalBackend(stack, { path: `../../../terraform.bootstrap-${environment}-${region}.tfstate` });
    return;
  }
  const settings = backendSettings(fleet, layer, client);
  const backend = new S3Backend(stack, {
    bucket: settings.bucket,
    key: settings.key,
    region: settings.region,
    encrypt: settings.encrypt,
    dynamodbTable: settings.dynamodb_table,
    kmsKeyId: settings.kms_key_id,
  });
  // CDKTF 0.21 has no property for it.
  if (settings.use_lockfile) backend.addOverride("use_lockfile", true);
}
