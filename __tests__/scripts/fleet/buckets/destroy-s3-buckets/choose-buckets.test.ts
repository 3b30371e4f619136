import { kindOf } from "../../../../../scripts/fleet/buckets/destroy-s3-buckets/choose-buckets";
import { fleetNamed } from "../../../../support/fleets";

describe("A bucket's name says how it is protected (G10, S3-109)", () => {
  it.each([
    ["ohio-01-terraform-state-production", "state"],
    ["ohio-01-terraform-state-production-replica", "state"],
    ["ohio-01-terraform-state-staging", "state"],
    ["another-terraform-state", "state"],
    ["ohio-01-us-east-2-audit-logs-production", "audit-logs"],
    ["ohio-01-us-west-2-audit-logs-production", "audit-logs"],
    ["ohio-01-us-west-2-audit-logs-production-replica", "audit-logs"],
    ["ohio-01-us-east-2-logs-production", "other"],
    ["ohio-01-us-east-2-acme-input-production", "other"],
    ["reaudit-logsheet", "other"],
  ])("%s: %s", (name, kind) => {
    expect(kindOf(fleetNamed("the shipped example"), name)).toBe(kind);
  });
});
