import { readdirSync } from "node:fs";
import path from "node:path";

import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
} from "@aws-sdk/client-s3";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { REGION, startOperator, type Operator } from "../support/operator";
import { findTools } from "../support/terraform/tools";
import { processesOf } from "./disturb-at";
import { type ProvisionProject, provisionProject } from "./provision-project";
import { story } from "./story";

const STATE = "ohio-01-terraform-state-production";
const TABLE = "terraform-locks-us-east";
const LOCK = `${STATE}/providers/aws/regions/us-east-2/layers/00-bootstrap/production/terraform.tfstate`;

const tools = findTools(process.env);

describeUnlessMissing("missing" in tools ? tools.missing : [], "fleet provision, when something goes wrong", () => {
  const step = story();
  let operator: Operator;
  let project: ProvisionProject;

  beforeAll(async () => {
    if ("missing" in tools) return;
    operator = await startOperator();
    project = await provisionProject(operator, tools.mirror);
    const Bucket = STATE;
    // As somebody made them by hand: no versions, no public access block, no backups.
    await operator.s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }),
    );
    await operator.dynamodb.send(
      new CreateTableCommand({
        TableName: TABLE,
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
        // The provider waits for half a minute after it has switched this on.
        SSESpecification: { Enabled: true },
      }),
    );
  });

  afterAll(async () => {
    (project as ProvisionProject | undefined)?.remove();
    await (operator as Operator | undefined)?.stop();
  });

  step("Ctrl-C lets Terraform end what is under way, says so and exits with 130 (F4)", async () => {
    const stop = operator.shim.watch(({ action, method, query }) => {
      if (action !== "PutParameter" && !(method === "PUT" && query.has("publicAccessBlock"))) return;
      stop();
      process.kill(processesOf(project.root)[0]!.pid, "SIGINT");
    });
    const run = await project.program("--backend-only", "--force");
    stop();
    expect({ code: run.code, stderr: run.code === 130 ? "" : run.stderr }).toEqual({ code: 130, stderr: "" });
    expect(run.stderr).toMatch(/interrupted in: apply the stack bootstrap .*; what is done is kept, run it again/);
    expect(existing()).toEqual([]);
  });

  step(
    "half of it is made, and nothing of that is destroyed: it is gone on with and converges (F2, C-16)",
    async () => {
      const before = operator.shim.calls.length;
      const run = await project.provision("--backend-only", "--force");
      expect(run.code === 0 ? "" : run.stderr).toBe("");
      const Bucket = STATE;
      const versioning = await operator.s3.send(new GetBucketVersioningCommand({ Bucket }));
      const access = await operator.s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      const table = await operator.dynamodb.send(new DescribeTableCommand({ TableName: TABLE }));
      const backups = await operator.dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: TABLE }));
      expect({
        versioning: versioning.Status,
        access: access.PublicAccessBlockConfiguration,
        protection: table.Table?.DeletionProtectionEnabled,
        backups: backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
      }).toEqual({
        versioning: "Enabled",
        access: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
        protection: true,
        backups: "ENABLED",
      });
      const calls = mutatingCalls(operator.shim.calls.slice(before));
      expect(calls.filter((call) => /^(Delete(?!Item)|CreateTable)/.test(call))).toEqual([]);
      expect(calls.filter((call) => /^(DELETE|PUT) \/[^/?]+\/?$/.test(call))).toEqual([]);
      expect(existing()).toEqual(["README.md", "foundation.hcl"]);
    },
  );

  step("somebody else's lock stands, and it says what releases it (F28)", async () => {
    const lock = { ID: "5cbb021", Operation: "OperationTypeApply", Who: "ana@laptop", Created: "2026-11-25T08:00:00Z" };
    const Item = { LockID: { S: LOCK }, Info: { S: JSON.stringify(lock) } };
    await operator.dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
    const before = operator.shim.calls.length;
    const run = await project.provision("--backend-only", "--yes");
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("by ana@laptop since") as string });
    expect(run.stderr).toContain("npx fleet state unlock --layer bootstrap --lock-id 5cbb021");
    expect(mutatingCalls(operator.shim.calls.slice(before))).toEqual([]);
    expect((await operator.s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);
  });

  /** Backend files: the page that lists them and one of them. */
  function existing(): string[] {
    const folder = path.join(project.root, "backends/aws/production/us-east-2");
    try {
      return readdirSync(folder).filter((name) => /^(README\.md|foundation\.)/.test(name));
    } catch {
      return [];
    }
  }
});
