import { GetBucketPolicyCommand } from "@aws-sdk/client-s3";

import { arns } from "../../../config/catalogue/arns";
import type { BucketCheck } from "./bucket-check";
import { deniesPlainHttp } from "./plain-http";
import { parsePolicy, type PolicyStatement } from "./policy-document";
import { exposureOf } from "./exposure";
import { unlessUnset } from "../aws/unless-unset";
import { fail, pass, type Verdict } from "./verdict";

/** Check 4: judged from the document itself; GetBucketPolicyStatus answers for the public only, and not everywhere. */
export const bucketPolicy: BucketCheck = {
  id: "bucket-policy",
  title: "Bucket Policy",
  permission: "s3:GetBucketPolicy",
  async judge({ name: Bucket }, { s3, accountId }) {
    const answer = s3.send(new GetBucketPolicyCommand({ Bucket }));
    const found = await unlessUnset(answer, "NoSuchBucketPolicy");
    return judgeBucketPolicy(found?.Policy, Bucket, accountId);
  },
};

/** Whether a policy keeps the bucket to its own account and to TLS (G6); Denies about everybody are no exposure. */
export function judgeBucketPolicy(document: string | undefined, bucketName: string, accountId: string): Verdict {
  if (document === undefined) return fail("NOT CONFIGURED (plain HTTP is not denied)");
  const statements = parsePolicy(document);
  if (!statements) return { status: "unknown", detail: "the policy is no policy document" };
  const problems = statements.flatMap((statement) => exposure(statement, accountId));
  if (!deniesPlainHttp(statements, arnIn(statements, bucketName))) problems.push("plain HTTP is not denied");
  if (problems.length === 0) return pass("NOT PUBLIC (TLS only)");
  const isPublic = problems.some((problem) => problem.includes(" everybody "));
  return fail(`${isPublic ? "PUBLIC" : "INSECURE"} (${problems.join("; ")})`);
}

function exposure(statement: PolicyStatement, accountId: string): string[] {
  const exposed = exposureOf(statement, [accountId]);
  if (exposed === undefined) return [];
  const who = exposed === "everybody" ? "everybody" : `account ${exposed.join(", ")}`;
  const what = statement.exceptActions.length > 0 ? "all but a few actions" : statement.actions.join(", ");
  return [`${statement.label} allows ${who} ${what}`];
}

/** The ARN in the partition that the policy itself names: S3 takes none of another. */
function arnIn(statements: readonly PolicyStatement[], bucketName: string): string {
  const named = statements.flatMap(({ resources }) => resources).find((resource) => resource.startsWith("arn:"));
  return arns.bucket({ partition: named?.split(":")[1] ?? "aws" }, bucketName);
}
