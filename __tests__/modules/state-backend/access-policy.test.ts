import { StateAccessPolicy, type StateAccessPolicyProps } from "../../../modules/state-backend/access-policy";
import { only, statements, synthesize, type Arguments } from "../storage/synthesize";
import { CHINA, OHIO } from "../../support/aws-places";

const BUCKET = "arn:aws:s3:::ohio-01-terraform-state-production";

function policy(props: Partial<StateAccessPolicyProps> = {}): Arguments {
  return only(
    synthesize(
      (stack) =>
        new StateAccessPolicy(stack, "access", {
          policyName: "ohio-01-terraform-state-access-production",
          bucketName: "ohio-01-terraform-state-production",
          keyPrefix: "providers/aws/",
          tableName: "terraform-locks-us-east",
          place: OHIO,
          ...props,
        }),
    )("aws_iam_policy"),
  );
}

describe("StateAccessPolicy (S0-22, M-61)", () => {
  it("lists nothing but states", () => {
    expect(statements(policy())).toContainEqual({
      Sid: "ListStates",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: BUCKET,
      Condition: { StringLike: { "s3:prefix": "providers/aws/*" } },
    });
  });

  it("reads and writes states", () => {
    expect(allowedOn(`${BUCKET}/providers/aws/*.tfstate`)).toEqual(["s3:GetObject", "s3:PutObject"]);
  });

  it("takes and returns the lock in the bucket", () => {
    expect(allowedOn(`${BUCKET}/providers/aws/*.tflock`)).toEqual(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]);
  });

  it("takes and returns the lock in the table", () => {
    expect(allowedOn("arn:aws:dynamodb:us-east-2:123456789012:table/terraform-locks-us-east")).toEqual([
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:DeleteItem",
    ]);
  });

  it("deletes no state and no version", () => {
    const deleting = statements(policy()).filter(({ Action }) => JSON.stringify(Action).includes("s3:Delete"));
    expect(deleting.map(({ Resource }) => Resource)).toEqual([`${BUCKET}/providers/aws/*.tflock`]);
    expect(JSON.stringify(deleting)).not.toContain("Version");
  });

  it("uses the state's key through S3 and DynamoDB only", () => {
    expect(statements(policy({ kmsKeyArn: "arn:key" })).at(-1)).toEqual({
      Sid: "UseKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      Resource: "arn:key",
      Condition: {
        StringEquals: { "kms:ViaService": ["s3.us-east-2.amazonaws.com", "dynamodb.us-east-2.amazonaws.com"] },
      },
    });
  });

  it("needs no key where S3's own encrypts", () => {
    expect(JSON.stringify(statements(policy()))).not.toContain("kms:");
  });

  it("names its resources in the account's partition", () => {
    const resources = statements(policy({ place: CHINA })).map(({ Resource }) => Resource as string);
    for (const resource of resources) expect(resource).toMatch(/^arn:aws-cn:/);
  });

  it("carries its name", () => {
    const name = "ohio-01-terraform-state-access-production";
    expect(policy()).toMatchObject({ name, tags: { Name: name } });
  });
});

function allowedOn(resource: string): unknown {
  return statements(policy()).find(({ Resource }) => Resource === resource)?.Action;
}
