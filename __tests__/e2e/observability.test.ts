import path from "node:path";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { describeCounts, resourceCounts } from "../support/terraform/resource-counts";
import type { Run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import type { Workspace } from "../support/terraform/workspace";
import { makeBackend } from "./backend";
import { openScene, type Scene } from "./scene";
import { story } from "./story";
import { synthesize } from "./synthesize";

const REGION = "us-east-2";
const STATE_BUCKET = "ohio-01-terraform-state-staging";
const LOCK_TABLE = "terraform-locks-us-east";
const CLIENT_KEY = `arn:aws:kms:${REGION}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const CLIENTS = ["acme", "globex"];
const PARENT_ZONE = "ezra.world";

const tools = findTools(process.env);
const describeWithTools = (name: string, suite: () => void): void =>
  describeUnlessMissing("missing" in tools ? tools.missing : [], name, suite);

describeWithTools("what clusters and buckets have in AWS, by real terraform and the real AWS provider", () => {
  const step = story();
  let scene: Scene;
  let services: Workspace;
  let observability: Workspace;

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION);
    const stack = synthesize(path.join(scene.root, "synth"), "s3");
    services = scene.workspace("cluster-services");
    services.load(stack("cluster-services"));
    observability = scene.workspace("observability");
    observability.load(stack("observability"));
    await makeBackend(scene.account, { stateBucket: STATE_BUCKET, lockTable: LOCK_TABLE, region: REGION });
    await makeClusters(scene);
  });

  afterAll(async () => {
    await (scene as Scene | undefined)?.close();
  });

  step("a client that foundation does not have yet ends the plan with what to do (S3-131)", async () => {
    await publish(scene, "01-foundation", foundationOf(["globex"]));
    await publish(scene, "02-platform", platformOf(CLIENTS));
    succeeded(await services.terraform("init", "-no-color"));
    const { code, stderr } = await services.terraform("plan", "-no-color");
    expect(code).toBe(1);
    expect(stderr).toContain("the foundation layer has no acme yet: deploy foundation first");
    expect(stderr).not.toContain("does not have an attribute");
  });

  step("without its parent zone, no client gets a zone of its own (S3-82)", async () => {
    await publish(scene, "01-foundation", foundationOf(CLIENTS));
    const { code, stderr } = await services.terraform("plan", "-no-color");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("no matching Route 53") as string });
  });

  step("zones are made and delegated, with a role and an association for each service (S3-75, S3-81)", async () => {
    await scene.account.makeZone(PARENT_ZONE);
    succeeded(await services.terraform("apply", "-auto-approve", "-no-color", "-parallelism=40"));
    const counts = await resourceCounts(services);
    process.stdout.write(`${describeCounts("cluster-services", counts)}\n`);
    expect(Object.fromEntries(counts)).toMatchObject({
      // The parent's is looked up; each client's has a delegation and a placeholder.
      aws_route53_zone: 3,
      aws_route53_record: 4,
      aws_iam_role: 6,
      aws_eks_pod_identity_association: 6,
    });
    const { stdout } = await services.terraform("output", "-json", "client_zones");
    expect(JSON.parse(stdout)).toMatchObject({
      acme: { zone_name: "acme.ezra.world", storage_class_name: "gp3" },
      globex: { zone_name: "globex.ezra.world" },
    });
  });

  step("with clusters and zones to read, everything that observability has in AWS is made (X-09)", async () => {
    succeeded(await observability.terraform("init", "-no-color"));
    succeeded(await observability.terraform("apply", "-auto-approve", "-no-color", "-parallelism=40"));
    const counts = await resourceCounts(observability);
    process.stdout.write(`${describeCounts("observability", counts)}\n`);
    expect(Object.fromEntries(counts)).toMatchObject({
      aws_lambda_function: 3,
      aws_lambda_permission: 3,
      // Three for functions, and one for each ending of uploads.
      aws_cloudwatch_event_rule: 7,
      aws_cloudwatch_event_target: 7,
      aws_sqs_queue: 3,
      aws_cloudwatch_dashboard: 1,
      // One for storage alerts, one for each cluster's.
      aws_sns_topic: 3,
      aws_eks_pod_identity_association: 14,
    });
  });

  step("plans right after the apply are empty: the archives are the same on every synth", async () => {
    const again = synthesize(path.join(scene.root, "again"), "s3");
    services.load(again("cluster-services"));
    observability.load(again("observability"));
    await inBoth("plan", "-detailed-exitcode", "-no-color");
  });

  step("everything is destroyed again, at the same time: in AWS the two know nothing of each other", async () => {
    await inBoth("destroy", "-auto-approve", "-no-color", "-parallelism=40");
    for (const each of [observability, services]) expect(await resourceCounts(each)).toEqual(new Map());
  });

  /** Runs Terraform in both stacks at the same time; both end before one that failed is told. */
  async function inBoth(...args: string[]): Promise<void> {
    const runs = await Promise.all([services, observability].map((each) => each.terraform(...args)));
    runs.forEach(succeeded);
  }
});

/** The clusters that services belong to; nothing else of them matters here. */
async function makeClusters({ account }: Scene): Promise<void> {
  // One of the network that every new account has.
  const [, subnetId] = /<subnetId>(subnet-\w+)</.exec(await account.ec2("DescribeSubnets", {}))!;
  for (const client of CLIENTS)
    await account.rest("eks", "POST", "/clusters", {
      name: `${client}-staging-${REGION}`,
      roleArn: "arn:aws:iam::123456789012:role/cluster",
      version: "1.35",
      resourcesVpcConfig: { subnetIds: [subnetId] },
    });
}

/** A lower layer's state, as far as others read it. */
async function publish({ account }: Scene, layer: string, contracts: Record<string, object>): Promise<void> {
  const outputs = Object.fromEntries(
    Object.entries(contracts).map(([name, value]) => [name, { value, type: typeOf(value) }]),
  );
  const state = { version: 4, terraform_version: "1.11.4", serial: 1, lineage: layer, outputs, resources: [] };
  const key = `providers/aws/regions/${REGION}/layers/${layer}/staging/terraform.tfstate`;
  await account.putObject(STATE_BUCKET, key, JSON.stringify(state));
}

function typeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return "string";
  return ["object", Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typeOf(member)]))];
}

function foundationOf(clients: readonly string[]): Record<string, object> {
  const each = (facts: object): object => Object.fromEntries(clients.map((client) => [client, facts]));
  return { clients: each({ kms_key_arn: CLIENT_KEY }), client_networks: each({ vpc_id: "vpc-0123456789abcdef0" }) };
}

function platformOf(clients: readonly string[]): Record<string, object> {
  const facts = { endpoint: "https://cluster.example", certificate_authority_data: "Y2VydGlmaWNhdGU=" };
  return { client_clusters: Object.fromEntries(clients.map((client) => [client, facts])) };
}

function succeeded(run: Run): void {
  if (run.code !== 0)
    throw new Error(`terraform ended with code ${run.code}:\n${run.stderr}\n${run.stdout.slice(-3000)}`);
}
