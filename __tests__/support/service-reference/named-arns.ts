import type { Statement } from "../../../scripts/fleet/review/policies/statement";

/** What a reference of Terraform's that stands for a whole ARN becomes, by the words in it. */
const REFERENCES: readonly (readonly [RegExp, string])[] = [
  [/kms_key/, "arn:aws:kms:*:*:key/*"],
  [/aws_sns_topic|alerts_topic|topic_arn/, "arn:aws:sns:*:*:*"],
  [/aws_sqs_queue/, "arn:aws:sqs:*:*:*"],
  [/aws_kinesis_firehose_delivery_stream/, "arn:aws:firehose:*:*:deliverystream/*"],
  [/aws_route53_zone|zone_arn/, "arn:aws:route53:::hostedzone/*"],
];

/** The resources that a statement names, with what only Terraform knows as wildcards; `*` where it names none. */
export function arnsOf({ Resource = "*" }: Statement): string[] {
  return [Resource].flat().map((resource) => {
    const [whole] = /^\$\{[^}]+\}$/.exec(resource) ?? [];
    if (whole === undefined) return resource.replace(/\$\{[^}]+\}/g, "*");
    const [, arn] = REFERENCES.find(([words]) => words.test(whole)) ?? [];
    // A reference that is taken for anything would prove whatever one likes.
    if (arn === undefined) throw new Error(`It is not known what ${whole} stands for`);
    return arn;
  });
}
