import { Bucket } from "../../../modules/storage/bucket";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import { statementsOf } from "../../../scripts/fleet/review/policies/statement";
import { only, synthesize } from "./synthesize";
import { OHIO } from "../../support/aws-places";

const ACCOUNT = OHIO.accountId;

function listed(bucketNames: string[]): ReturnType<typeof synthesize> {
  return synthesize((stack) => {
    const inventoryTarget = new Bucket(stack, "lists", {
      bucketName: "lists",
      purpose: "inventory",
      place: OHIO,
      inventorySources: { bucketNames },
    });
    new Bucket(stack, "source", { bucketName: "source", purpose: "data", place: OHIO, inventoryTarget });
  });
}

describe("The inventory of a bucket", () => {
  it("lists current objects every day with the documented fields (S4-09)", () => {
    expect(only(listed(["source"])("aws_s3_bucket_inventory"))).toMatchObject({
      bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.source_/) as unknown,
      name: "daily-inventory",
      included_object_versions: "Current",
      schedule: { frequency: "Daily" },
      optional_fields: [
        "Size",
        "LastModifiedDate",
        "StorageClass",
        "ETag",
        "IntelligentTieringAccessTier",
        "BucketKeyStatus",
        "EncryptionStatus",
      ],
      destination: {
        bucket: {
          bucket_arn: "arn:aws:s3:::lists",
          account_id: ACCOUNT,
          format: "CSV",
          prefix: "inventory",
          encryption: { sse_s3: {} },
        },
      },
    });
  });

  it("starts once the destination accepts it (X-05)", () => {
    expect(only(listed(["source"])("aws_s3_bucket_inventory")).depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_policy\.lists/),
    ]);
  });

  it.each([
    ["its own part", "source", ACCOUNT, "inventory/source/daily-inventory/data/1.csv.gz", "allowed"],
    ["another bucket's part", "source", ACCOUNT, "inventory/source-2/daily-inventory/data/1.csv.gz", "not allowed"],
    ["its part for a stranger's account", "source", "999999999999", "inventory/source/x", "not allowed"],
    ["its part about another bucket", "other", ACCOUNT, "inventory/source/x", "not allowed"],
  ])("is taken from S3 into %s: %s", (_, source, account, key, verdict) => {
    const policy = listed(["source"])("aws_s3_bucket_policy").map(({ policy }) => statementsOf(policy as string));
    const destination = policy.find((statements) => statements.some(({ Effect }) => Effect === "Allow"))!;
    const request = {
      by: { service: "s3.amazonaws.com" },
      action: "s3:PutObject",
      resource: `arn:aws:s3:::lists/${key}`,
      context: { "aws:SourceArn": `arn:aws:s3:::${source}`, "aws:SourceAccount": account },
    };
    expect(evaluate(destination, request)).toBe(verdict);
  });

  it("is refused by a destination that does not list the bucket", () => {
    expect(() => listed(["other"])).toThrow("lists does not accept the inventory of source");
  });
});
