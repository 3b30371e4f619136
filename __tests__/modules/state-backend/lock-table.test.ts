import { LockTable, type LockTableProps } from "../../../modules/state-backend/lock-table";
import { only, synthesize, type Arguments } from "../storage/synthesize";

function table(props: Partial<LockTableProps> = {}): Arguments {
  return only(
    synthesize((stack) => new LockTable(stack, "locks", { tableName: "terraform-locks-us-east", ...props }))(
      "aws_dynamodb_table",
    ),
  );
}

describe("LockTable (S3-26)", () => {
  it("is the table that Terraform expects, billed per request", () => {
    expect(table()).toMatchObject({
      name: "terraform-locks-us-east",
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
    });
  });

  it("can be restored to any point in time, and is protected from deletion", () => {
    expect(table()).toMatchObject({ point_in_time_recovery: { enabled: true }, deletion_protection_enabled: true });
  });

  it("is encrypted by the account's key or by the given one", () => {
    expect(table().server_side_encryption).toEqual({ enabled: true });
    expect(table({ kmsKeyArn: "arn:k" }).server_side_encryption).toEqual({ enabled: true, kms_key_arn: "arn:k" });
  });

  it("is kept from being destroyed unless told otherwise (S0-18, S0-20)", () => {
    expect(table().lifecycle).toEqual({ prevent_destroy: true });
    expect(table({ preventDestroy: false }).lifecycle).toBeUndefined();
  });

  it("carries its tags and its name", () => {
    expect(table({ tags: { Service: "state" } }).tags).toEqual({ Service: "state", Name: "terraform-locks-us-east" });
  });
});
