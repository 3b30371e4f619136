import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, DisableKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { CreateBucketCommand } from "@aws-sdk/client-s3";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { describeUnlessMissing } from "../support/describe-unless-missing";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { REGION, startOperator, type Operator } from "../support/operator";
import { findTools } from "../support/terraform/tools";
import { type ProvisionProject, provisionProject } from "./provision-project";
import { s3Refusal } from "./s3-refusal";

const STATE = "ohio-01-terraform-state-production";
const LOGS = "ohio-01-us-east-2-logs-production";
const TABLE = "terraform-locks-us-east";

const tools = findTools(process.env);

describeUnlessMissing(
  "missing" in tools ? tools.missing : [],
  "fleet provision refuses before it makes anything",
  () => {
    let operator: Operator;
    let project: ProvisionProject;
    let undo: (() => void)[];
    let before: number;

    beforeAll(async () => {
      if ("missing" in tools) return;
      operator = await startOperator();
      project = await provisionProject(operator, tools.mirror);
    });

    afterAll(async () => {
      (project as ProvisionProject | undefined)?.remove();
      await (operator as Operator | undefined)?.stop();
    });

    beforeEach(async () => {
      await operator.reset();
      await project.forget();
      undo = [];
      before = operator.shim.calls.length;
    });

    afterEach(() => undo.forEach((each) => each()));

    describe("wrong arguments, with exit 2 and not a single call (F26)", () => {
      it.each([
        ["an unknown option", ["--replicate"], "unknown option '--replicate'"],
        ["an option in place of a value", ["--region"], "argument '--yes' is invalid"],
        ["an empty region", ["--region", ""], "argument '' is invalid"],
        ["a region that is none", ["--region", "us-east-2;rm"], "us-east-2;rm"],
        [
          "an environment that is none (S0-05)",
          ["--environment", "prod"],
          'It must be one of production, staging, development; did you mean "production"?',
        ],
        ["both parts", ["--backend-only", "--observability-only"], "exclude each other"],
        ["another project (S0-06)", ["--project-name", "cptwn"], "its name is set in config/platform.yaml"],
        ["replication to nowhere (S0-07)", ["--with-replication"], "go together"],
        [
          "replication to where no region is",
          ["--with-replication", "--replica-region", "$(rm)"],
          "option '--replica-region <region>' argument '$(rm)' is invalid. It must be a region",
        ],
        ["a key elsewhere (S0-11, F10)", ["--kms-key-id", key("us-west-2")], "is a key in us-west-2"],
      ])("%s", async (_, args, message) => {
        const run = await project.provision(...args, "--yes");
        expect(run).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(message) as string });
        expect(operator.shim.calls.slice(before)).toEqual([]);
      });
    });

    it("a machine without Terraform, with exit 3 and not a single call", async () => {
      const run = await operator.fleet(["provision", "--yes"], {
        folder: project.root,
        env: { ...project.env, PATH: "" },
      });
      expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining("terraform is not on PATH") as string });
      expect(operator.shim.calls.slice(before)).toEqual([]);
    });

    it("another account's credentials, with exit 3 (F8, S3-97)", async () => {
      const sts = new STSClient(clientSettings(REGION));
      const RoleArn = "arn:aws:iam::999999999999:role/terraform-deploy";
      const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "operator" }));
      const env = {
        ...project.env,
        AWS_ACCESS_KEY_ID: Credentials!.AccessKeyId!,
        AWS_SECRET_ACCESS_KEY: Credentials!.SecretAccessKey!,
        AWS_SESSION_TOKEN: Credentials!.SessionToken!,
      };
      const run = await operator.fleet(["provision", "--yes"], { folder: project.root, env });
      expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining("are of account 999999999999") as string });
      expectNothingMade();
    });

    it.each([STATE, LOGS])("another account's bucket %s, whatever is forced (F1)", async (bucket) => {
      undo.push(operator.shim.intercept(s3Refusal((request) => request.path.startsWith(`/${bucket}`))));
      const run = await project.provision("--force");
      expect(run).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`the bucket ${bucket} can't be used`) as string,
      });
      expectNothingMade();
      for (const { headers } of operator.shim.calls.filter((call) => call.path.startsWith(`/${bucket}`)))
        expect(headers["x-amz-expected-bucket-owner"]).toBe("123456789012");
    });

    it("a bucket in another region (F9)", async () => {
      const redirect = { status: 301, headers: { "x-amz-bucket-region": "eu-west-1" }, body: "" };
      undo.push(
        operator.shim.intercept({
          answer: ({ service, path: where }) =>
            Promise.resolve(service === "s3" && where.startsWith(`/${STATE}`) ? redirect : undefined),
        }),
      );
      const run = await project.provision("--force");
      expect(run).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`the bucket ${STATE} is in eu-west-1, but belongs into us-east-2`) as string,
      });
      expectNothingMade();
    });

    it("what exists already, in the documented words, also in a rehearsal (S0-36, S0-37)", async () => {
      await makeBucket(STATE);
      await makeTable("LockID");
      before = operator.shim.calls.length;
      for (const args of [["--yes"], ["--dry-run"]]) {
        const run = await project.provision("--backend-only", ...args);
        expect(run).toMatchObject({ code: 1, stdout: "" });
        expect(run.stderr.split("\n")).toEqual(
          expect.arrayContaining([
            `Error: Backend bucket already exists: ${STATE}`,
            `Error: DynamoDB table already exists: ${TABLE}`,
            "fleet: nothing was made; --force adopts what exists in this account, or give it another name",
          ]),
        );
      }
      expectNothingMade();
    });

    it("a table that can't hold locks, whatever is forced (F11)", async () => {
      await makeTable("id");
      before = operator.shim.calls.length;
      const run = await project.provision("--force");
      expect(run).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("keyed by id, not by LockID alone") as string,
      });
      expectNothingMade();
    });

    it.each([
      ["missing", () => Promise.resolve(key(REGION)), "is not there, not Enabled"],
      ["disabled", () => makeKey((KeyId) => new DisableKeyCommand({ KeyId })), "is Disabled, not Enabled"],
      [
        "about to go",
        () => makeKey((KeyId) => new ScheduleKeyDeletionCommand({ KeyId })),
        "is PendingDeletion, not Enabled",
      ],
    ])("a key that is %s (F10)", async (_, make, message) => {
      const arn = await make();
      before = operator.shim.calls.length;
      const run = await project.provision("--kms-key-id", arn, "--yes");
      expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(message) as string });
      expectNothingMade();
    });

    it("a second region before the home region, and its --backend-only always (F14, C-26)", async () => {
      const file = path.join(project.root, "config/platform.yaml");
      const text = readFileSync(file, "utf8");
      undo.push(() => writeFileSync(file, text));
      const zones = "eu-west-1:\n        availability_zones: [eu-west-1a, eu-west-1b]\n      us-east-2:";
      writeFileSync(file, text.replace("us-east-2:\n", `${zones}\n`));
      const run = await project.provision("--region", "eu-west-1", "--yes");
      expect(run).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("provision production in its home region us-east-2 first") as string,
      });
      expect(await project.provision("--region", "eu-west-1", "--backend-only", "--yes")).toMatchObject({ code: 2 });
      expectNothingMade();
    });

    it("nothing in a rehearsal of replication with a key, which writes nothing (S0-07, S0-11, F13)", async () => {
      const arn = await makeKey();
      before = operator.shim.calls.length;
      const file = path.join(project.root, "config/platform.yaml");
      const text = readFileSync(file, "utf8");
      const settings = ["--with-replication", "--replica-region", "us-west-2", "--kms-key-id", arn];
      const run = await project.provision(...settings, "--dry-run", "--json");
      expect(run.code === 0 ? "" : run.stderr).toBe("");
      expect(run.stderr).toContain("config/platform.yaml: environments.production.replica_region becomes us-west-2");
      expect(JSON.parse(run.stdout)).toMatchObject({
        ...{ dryRun: true, environment: "production", region: REGION, accountId: "123456789012", stateIn: "disk" },
        things: expect.arrayContaining([
          expect.objectContaining({ name: STATE, region: REGION, standing: "free" }),
          expect.objectContaining({ name: `${STATE}-replica`, region: "us-west-2", standing: "free" }),
          expect.objectContaining({ name: `${LOGS}-replica`, region: "us-west-2", standing: "free" }),
        ]) as unknown,
      });
      expect(readFileSync(file, "utf8")).toBe(text);
      expectNothingMade();
    });

    it("nothing when S3 is busy for a moment (F5)", async () => {
      let busy = 2;
      undo.push(operator.shim.intercept(s3Refusal(({ method }) => method === "HEAD" && busy-- > 0, 503, "SlowDown")));
      const run = await project.provision("--backend-only", "--dry-run");
      expect(run.code === 0 ? "" : run.stderr).toBe("");
      expect(busy).toBeLessThan(0);
    });

    function expectNothingMade(): void {
      expect(mutatingCalls(operator.shim.calls.slice(before))).toEqual([]);
    }

    const makeBucket = (Bucket: string) =>
      operator.s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }));

    const makeTable = (AttributeName: string) =>
      operator.dynamodb.send(
        new CreateTableCommand({
          TableName: TABLE,
          KeySchema: [{ AttributeName, KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName, AttributeType: "S" }],
          BillingMode: "PAY_PER_REQUEST",
        }),
      );

    async function makeKey(change?: (id: string) => DisableKeyCommand | ScheduleKeyDeletionCommand): Promise<string> {
      const kms = new KMSClient(clientSettings(REGION));
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      if (change) await kms.send(change(KeyMetadata!.KeyId!));
      return KeyMetadata!.Arn!;
    }
  },
);

function key(region: string): string {
  return `arn:aws:kms:${region}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
}
