/**
 * Condition keys that AWS knows for every service, with the type of their values, as far as we use them.
 * Source: IAM's guide, "AWS global condition context keys".
 */
export const GLOBAL_KEYS: Readonly<Record<string, string>> = {
  "aws:MultiFactorAuthPresent": "Bool",
  "aws:PrincipalAccount": "String",
  "aws:PrincipalArn": "ARN",
  "aws:PrincipalIsAWSService": "Bool",
  "aws:RequestedRegion": "String",
  "aws:ResourceAccount": "String",
  "aws:SecureTransport": "Bool",
  "aws:SourceAccount": "String",
  "aws:SourceArn": "ARN",
};

/** Keys that a request has only where an AWS service makes it for somebody. */
export const KEYS_OF_SERVICES: readonly string[] = ["aws:SourceAccount", "aws:SourceArn"];

/** The types of values that each operator compares; IAM compares ARNs as texts, too. */
export const OPERATOR_TYPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^String/, ["String", "ArrayOfString", "ARN", "ArrayOfARN"]],
  [/^Arn/, ["ARN", "ArrayOfARN"]],
  [/^Bool/, ["Bool"]],
  [/^Numeric/, ["Numeric"]],
  [/^Date/, ["Date"]],
  [/^Null$/, ["String", "ArrayOfString", "ARN", "ArrayOfARN", "Bool", "Numeric", "Date"]],
];
