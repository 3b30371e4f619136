/**
 * Resources that the provider watches for a minute each, whatever the account answers. Stories that aren't about them leave
 * them out; that they are made, changed by nothing and destroyed is the fleet's story to tell.
 */
export const SLOW_TO_SETTLE = ["aws_s3_bucket_lifecycle_configuration"];
