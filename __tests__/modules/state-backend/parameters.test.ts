import { backendParameters, Parameters } from "../../../modules/state-backend/parameters";
import { only, synthesize } from "../storage/synthesize";

describe("backendParameters (S0-34)", () => {
  it("names the state's places and every observability bucket", () => {
    expect(
      backendParameters({
        bucketName: "state",
        tableName: "locks",
        region: "us-east-2",
        observabilityBucketNames: { logs: "the-logs", "audit-logs": "the-audit-logs" },
      }),
    ).toEqual({
      "backend/s3-bucket": "state",
      "backend/dynamodb-table": "locks",
      "backend/region": "us-east-2",
      "observability/logs/bucket": "the-logs",
      "observability/audit-logs/bucket": "the-audit-logs",
    });
  });
});

describe("Parameters", () => {
  it("are plain strings below their prefix, at addresses without it", () => {
    const resources = synthesize(
      (stack) =>
        new Parameters(stack, "parameters", {
          namePrefix: "/ohio-01/production/",
          values: { "backend/s3-bucket": "state" },
          tags: { Service: "state" },
        }),
    );
    const parameter = only(resources("aws_ssm_parameter"));
    expect(parameter).toMatchObject({
      name: "/ohio-01/production/backend/s3-bucket",
      type: "String",
      value: "state",
      tags: { Service: "state", Name: "/ohio-01/production/backend/s3-bucket" },
    });
    expect(parameter["//"]).toMatchObject({ metadata: { path: "test/parameters/backend-s3-bucket" } });
  });
});
