import type { StackDocument } from "../terraform/synthesize";

/** Something of the stack that has a name in AWS, and so may be there already. */
export interface OwnThing {
  /** Its Terraform address, such as `aws_s3_bucket.state_bucket_bucket`. */
  readonly address: string;
  readonly type: string;
  /** What people call it. */
  readonly name: string;
  readonly region: string;
  /** Its arguments as synthesized. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Which argument is the name, for types that Terraform fails to make where one of that name is (C-16). */
const NAMED_BY: Readonly<Record<string, string>> = {
  aws_s3_bucket: "bucket",
  aws_dynamodb_table: "name",
  aws_kms_key: "description",
  aws_kms_alias: "name",
  aws_iam_policy: "name",
  aws_iam_role: "name",
  aws_iam_openid_connect_provider: "url",
  aws_ssm_parameter: "name",
};

/** Everything of a stack that may be in the way of making it; all else is put, and put again without harm. */
export function ownThings(stack: StackDocument, region: string): OwnThing[] {
  return Object.entries(stack.resource ?? {}).flatMap(([type, resources]) =>
    Object.entries(resources).flatMap(([id, body]) => {
      const name = NAMED_BY[type] && body[NAMED_BY[type]];
      // Resources of another region have its provider: aws.us-west-2.
      const elsewhere = /^aws\.(.+)$/.exec(typeof body.provider === "string" ? body.provider : "")?.[1];
      return typeof name === "string"
        ? [{ address: `${type}.${id}`, type, name, region: elsewhere ?? region, body }]
        : [];
    }),
  );
}
