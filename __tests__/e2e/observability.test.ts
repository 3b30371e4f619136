import path from "node:path";

import { describeCounts, resourceCounts } from "../support/terraform/resource-counts";
import type { Run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import type { Workspace } from "../support/terraform/workspace";
import { openScene, type Scene } from "./scene";
import { story } from "./story";
import { synthesize } from "./synthesize";

const REGION = "us-east-2";
const STATE_BUCKET = "ohio-01-terraform-state-staging";
const LOCK_TABLE = "terraform-locks-us-east";
const FOUNDATION_KEY = `providers/aws/regions/${REGION}/layers/01-foundation/staging/terraform.tfstate`;
const CLIENT_KEY = `arn:aws:kms:${REGION}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const tools = findTools(process.env);
if ("missing" in tools) skipOrFail(tools.missing);
const describeWithTools = "missing" in tools ? describe.skip : describe;

describeWithTools("observability on an emulated AWS account, by real terraform and the real AWS provider", () => {
  const step = story();
  let scene: Scene;
  let observability: Workspace;

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION);
    observability = scene.workspace("observability");
    await makeBackend(scene);
  });

  afterAll(async () => {
    await (scene as Scene | undefined)?.close();
  });

  step("a client that foundation does not have yet ends the plan with what to do (DESIGN 4)", async () => {
    await publishClients(scene, { globex: { kms_key_arn: CLIENT_KEY } });
    observability.load(synthesize(path.join(scene.root, "synth"), "s3")("observability"));
    succeeded(await observability.terraform("init", "-no-color"));
    const { code, stderr } = await observability.terraform("plan", "-no-color");
    expect(code).toBe(1);
    expect(stderr).toContain("the foundation layer has no acme yet: deploy foundation first");
    expect(stderr).not.toContain("does not have an attribute");
  });

  step("with the client's key in foundation's state, everything is made (X-09)", async () => {
    await publishClients(scene, { acme: { kms_key_arn: CLIENT_KEY } });
    succeeded(await observability.terraform("apply", "-auto-approve", "-no-color", "-parallelism=40"));
    const counts = await resourceCounts(observability);
    process.stdout.write(`${describeCounts("observability", counts)}\n`);
    expect(Object.fromEntries(counts)).toMatchObject({
      aws_lambda_function: 3,
      aws_lambda_permission: 3,
      aws_cloudwatch_event_rule: 4,
      aws_cloudwatch_event_target: 4,
      aws_sqs_queue: 3,
      aws_cloudwatch_dashboard: 1,
      aws_sns_topic: 1,
    });
  });

  step("a plan right after the apply is empty: the archives are the same on every synth", async () => {
    observability.load(synthesize(path.join(scene.root, "again"), "s3")("observability"));
    succeeded(await observability.terraform("plan", "-detailed-exitcode", "-no-color"));
  });

  step("everything is destroyed again", async () => {
    succeeded(await observability.terraform("destroy", "-auto-approve", "-no-color", "-parallelism=40"));
    expect(await resourceCounts(observability)).toEqual(new Map());
  });
});

/** The bucket and the table that bootstrap would make. */
async function makeBackend({ account }: Scene): Promise<void> {
  await account.putObject(STATE_BUCKET, "", `<CreateBucketConfiguration><LocationConstraint>${REGION}</LocationConstraint></CreateBucketConfiguration>`); // prettier-ignore
  await account.dynamodb("CreateTable", {
    TableName: LOCK_TABLE,
    AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
  });
}

/** Foundation's state, as far as others read it. */
async function publishClients({ account }: Scene, value: Record<string, Record<string, string>>): Promise<void> {
  const fields = (facts: object) => Object.fromEntries(Object.keys(facts).map((name) => [name, "string"]));
  const clients = Object.entries(value).map(([client, facts]) => [client, ["object", fields(facts)]]);
  const outputs = { clients: { value, type: ["object", Object.fromEntries(clients)] } };
  const state = { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "foundation", outputs, resources: [] };
  await account.putObject(STATE_BUCKET, FOUNDATION_KEY, JSON.stringify(state));
}

function succeeded(run: Run): void {
  if (run.code !== 0)
    throw new Error(`terraform ended with code ${run.code}:\n${run.stderr}\n${run.stdout.slice(-3000)}`);
}

/** Says what is missing; where the suite is required, that is a failure. */
function skipOrFail(missing: readonly string[]): void {
  const reasons = missing.join("; ");
  if (process.env.CI === "true" && process.env.FLEET_E2E_REQUIRED === "1")
    throw new Error(`test:e2e is required here and cannot run: ${reasons}`);
  process.stderr.write(`test:e2e of observability skipped, nothing was applied: ${reasons}\n`);
}
