import type { Body } from "../../../scripts/fleet/review/model/stack";
import { resourcesOf, type Documents } from "../../support/synth";
import { lifecycleViolations } from "./lifecycle";

/** What makes a bucket what it must be: one resource each, no more and no less. */
const PARTS = [
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_policy",
] as const;

type Part = (typeof PARTS)[number];

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const OLD_ARGUMENTS = ["acl", "policy", "lifecycle_rule", "logging", "versioning", "grant"];

interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** G6: what any bucket lacks of being closed, encrypted, TLS-only, versioned, its account's own, and ageing as S3 allows. */
export function bucketViolations(documents: Documents): string[] {
  return resourcesOf(documents, "aws_s3_bucket").flatMap(({ stack, id, address, body }) => {
    const name = String(body.bucket);
    const of = (type: string): Body[] =>
      resourcesOf({ [stack]: documents[stack]! }, type)
        .map((each) => each.body)
        .filter((each) => each.bucket === `\${aws_s3_bucket.${id}.id}` || each.bucket === name);
    const parts = Object.fromEntries(PARTS.map((type) => [type, of(type)])) as Record<Part, Body[]>;
    const counts = PARTS.filter((type) => parts[type].length !== 1).map((type) => `has ${parts[type].length} ${type}`);
    return [
      ...counts,
      ...ownArguments(body),
      ...parts.aws_s3_bucket_public_access_block.flatMap((block) =>
        BLOCKS.filter((key) => block[key] !== true).map((key) => `does not ${key}`),
      ),
      ...parts.aws_s3_bucket_server_side_encryption_configuration.flatMap(encryption),
      ...parts.aws_s3_bucket_versioning.flatMap((each) =>
        (each.versioning_configuration as Body).status === "Enabled" ? [] : ["is not versioned"],
      ),
      ...parts.aws_s3_bucket_ownership_controls.flatMap((each) =>
        (each.rule as Body).object_ownership === "BucketOwnerEnforced" ? [] : ["takes objects of other owners"],
      ),
      ...parts.aws_s3_bucket_lifecycle_configuration.flatMap((each) => lifecycleViolations(each.rule as Body[])),
      ...parts.aws_s3_bucket_policy.flatMap((each) => policy(each, name)),
      ...notifications(of("aws_s3_bucket_notification")),
      ...logging(of("aws_s3_bucket_logging"), name, documents[stack]!),
    ].map((problem) => `${stack}: ${address} ${problem}`);
  });
}

function ownArguments(body: Body): string[] {
  return [
    ...(body.force_destroy ? ["may be destroyed with its objects (X-15)"] : []),
    ...OLD_ARGUMENTS.filter((key) => key in body).map((key) => `has the old argument ${key}`),
  ];
}

function encryption(configuration: Body): string[] {
  const [rule] = configuration.rule as readonly Body[];
  const { sse_algorithm: algorithm, kms_master_key_id: key } = (rule?.apply_server_side_encryption_by_default ??
    {}) as Body;
  if (algorithm === "AES256") return key === undefined ? [] : ["names a key for AES256"];
  if (algorithm !== "aws:kms") return [`is encrypted by ${String(algorithm)}`];
  return [
    ...(key ? [] : ["names no key"]),
    ...(rule!.bucket_key_enabled === true ? [] : ["pays for a key per object"]),
  ];
}

function policy({ policy: text }: Body, name: string): string[] {
  const { Statement: statements } = JSON.parse(String(text)) as { Statement: Statement[] };
  const refusesHttp = statements.some(
    ({ Effect, Principal, Action, Resource, Condition }) =>
      Effect === "Deny" &&
      isEverybody(Principal) &&
      Action === "s3:*" &&
      Condition?.Bool?.["aws:SecureTransport"] === "false" &&
      [name, `${name}/*`].every((suffix) =>
        [Resource].flat().some((arn) => /^arn:aws[a-z-]*:s3:::(.+)$/.exec(arn)?.[1] === suffix),
      ),
  );
  const open = statements.filter(
    ({ Effect, Principal, Condition }) => Effect === "Allow" && !Condition && isEverybody(Principal),
  );
  return [...(refusesHttp ? [] : ["takes requests without TLS"]), ...(open.length > 0 ? ["lets everybody in"] : [])];
}

function isEverybody(principal: unknown): boolean {
  return principal === "*" || (principal as { AWS?: unknown }).AWS === "*";
}

function notifications(all: readonly Body[]): string[] {
  return [
    ...(all.length > 1 ? [`has ${all.length} notifications, and S3 keeps the last (X-02)`] : []),
    ...all.filter((each) => each.eventbridge !== true).map(() => "sends its events past EventBridge (X-02)"),
  ];
}

/** a bucket that logs into itself never ends, and S3 can't deliver into one with a KMS key. */
function logging(all: readonly Body[], name: string, { resource = {} }: Documents[string]): string[] {
  return all.flatMap(({ target_bucket: target }) => {
    if (target === name) return ["logs its accesses into itself (X-04)"];
    const [id] = Object.entries(resource.aws_s3_bucket ?? {}).find(([, { bucket }]) => bucket === target) ?? [];
    if (id === undefined) return [`logs into ${String(target)}, which the stack does not have`];
    const rules = Object.values(resource.aws_s3_bucket_server_side_encryption_configuration ?? {})
      .filter(({ bucket }) => bucket === `\${aws_s3_bucket.${id}.id}`)
      .flatMap(({ rule }) => rule as readonly Body[]);
    const plain = rules.every(
      (rule) => (rule.apply_server_side_encryption_by_default as Body).sse_algorithm === "AES256",
    );
    return plain ? [] : [`logs into ${String(target)}, which has a KMS key (X-04)`];
  });
}
