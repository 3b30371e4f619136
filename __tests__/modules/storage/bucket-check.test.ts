import { bucketProblems } from "../../../modules/storage/bucket-check";
import type { BucketProps } from "../../../modules/storage/bucket-props";
import { OHIO } from "../../support/aws-places";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/k";
const SOURCES = { bucketNames: ["source"] };

describe("bucketProblems", () => {
  it.each<[string, Omit<BucketProps, "bucketName" | "place">, RegExp]>([
    ["SSE-KMS for audit logs (M-15)", { purpose: "audit-logs", kmsKeyArn: KEY }, /encrypted with AES256/],
    ["client data without a key (S1-03)", { purpose: "input" }, /needs a KMS key/],
    ["SSE-KMS on a log target (M-15, X-04)", { purpose: "logs", kmsKeyArn: KEY, accessLogSources: SOURCES }, /SSE-KMS/],
    [
      "Object Lock on a log target (X-04)",
      { purpose: "audit-logs", objectLock: { mode: "GOVERNANCE", days: 1 }, accessLogSources: SOURCES },
      /Object Lock/,
    ],
    [
      "a bucket that logs into itself (X-04)",
      { purpose: "audit-logs", accessLogSources: { bucketNames: ["b"] } },
      /logs into itself/,
    ],
    ["a bucket that lists itself", { purpose: "inventory", inventorySources: { bucketNames: ["b"] } }, /lists itself/],
  ])("refuses %s", (_, props, problem) => {
    expect(bucketProblems({ bucketName: "b", place: OHIO, ...props })).toEqual([expect.stringMatching(problem)]);
  });

  it("refuses to accelerate a bucket with dots in its name (S1-26)", () => {
    const props = { bucketName: "a.b", place: OHIO, purpose: "logs", transferAcceleration: true } as const;
    expect(bucketProblems(props)).toEqual([expect.stringMatching(/dots/)]);
  });

  it.each<[string, Omit<BucketProps, "bucketName" | "place">]>([
    ["a log target", { purpose: "audit-logs", accessLogSources: SOURCES }],
    ["Object Lock elsewhere", { purpose: "audit-logs", objectLock: { mode: "COMPLIANCE", days: 2557 } }],
    ["a key where it is a choice (S0-11)", { purpose: "backend-state", kmsKeyArn: KEY }],
    ["a key where it is a must", { purpose: "output", kmsKeyArn: KEY }],
  ])("accepts %s", (_, props) => {
    expect(bucketProblems({ bucketName: "b", place: OHIO, ...props })).toEqual([]);
  });
});
