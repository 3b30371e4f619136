import { evaluateAll, type Verdict } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf, type Statement } from "../../../scripts/fleet/review/policies/statement";
import { only } from "../storage/synthesize";
import { ALL_ROLES, bucketNames, KEY, synthesizeStorage } from "./synthesize-storage";
import { CHINA } from "../../support/aws-places";

const ROLE = "arn:aws:iam::123456789012:role/acme-app";

describe("The access policy of a client's applications (S1-25, M-09)", () => {
  const role = statementsOf(only(synthesizeStorage().resources("aws_iam_policy")).policy as string);

  it.each<[string, string, string, Verdict]>([
    ["puts uploads", "s3:PutObject", "acme-input-production/uploads/u/i.jpg", "allowed"],
    ["reads results", "s3:GetObject", "acme-output-production/processed/u/i/small.jpg", "allowed"],
    ["lists its data", "s3:ListBucket", "acme-data-production", "allowed"],
    ["reads its inventories", "s3:GetObject", "acme-inventory-production/inventory/a/1.csv", "allowed"],
    ["writes no logs", "s3:PutObject", "acme-logs-production/logs/input-bucket/1", "not allowed"],
    ["deletes no versions", "s3:DeleteObjectVersion", "acme-data-production/a", "not allowed"],
    ["changes no settings", "s3:PutBucketPolicy", "acme-data-production", "not allowed"],
    ["sees nothing of acme-eu", "s3:GetObject", "acme-eu-data-production/a", "not allowed"],
    ["lists nothing of acme-eu", "s3:ListBucket", "acme-eu-data-production", "not allowed"],
    ["writes nothing into the replica", "s3:PutObject", "acme-data-production-replica/a", "not allowed"],
  ])("%s", (_, action, path, verdict) => {
    expect(ask(role, action, `arn:aws:s3:::p-us-east-2-${path}`)).toBe(verdict);
  });

  it("opens the key through S3 in its region, and for nothing else", () => {
    const via = (service: string) => ask(role, "kms:Decrypt", KEY, { "kms:ViaService": service });
    expect(via("s3.us-east-2.amazonaws.com")).toBe("allowed");
    expect(via("s3.us-west-2.amazonaws.com")).toBe("not allowed");
    expect(via("secretsmanager.us-east-2.amazonaws.com")).toBe("not allowed");
    expect(ask(role, "kms:Decrypt", KEY)).toBe("not allowed");
    expect(ask(role, "kms:ScheduleKeyDeletion", KEY)).toBe("not allowed");
  });

  it("has no right on keys where there is nothing to decrypt", () => {
    const { resources } = synthesizeStorage(
      { bucketNames: bucketNames("acme", ["logs", "inventory"]), inventory: false },
      false,
    );
    expect(only(resources("aws_iam_policy")).policy).not.toMatch(/kms/);
  });

  it("asks China's S3 by its own name", () => {
    const { resources } = synthesizeStorage({ bucketNames: bucketNames("acme", ALL_ROLES), place: CHINA }, false);
    expect(only(resources("aws_iam_policy")).policy).toContain("s3.cn-north-1.amazonaws.com.cn");
  });
});

function ask(role: readonly Statement[], action: string, resource: string, context = {}): Verdict {
  return evaluateAll({ role }, { by: { arn: ROLE }, action, resource, context });
}
