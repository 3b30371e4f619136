import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { ListBucketsCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { inTerminal } from "../support/in-terminal";
import { startOperator, type FleetOptions, type Operator } from "../support/operator";
import { readFiles } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";
import { type Run, run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import { transcript } from "../support/transcript";
import { type ProvisionProject, provisionProject } from "./provision-project";
import { story } from "./story";

const PAGE = path.join(PROJECT_ROOT, "docs", "examples", "operations.md");
const PRODUCTION = ["--environment", "production", "--region", "us-east-2"];
const STAGING = ["--environment", "staging", "--region", "us-east-2"];

/** What Terraform itself says is for whoever runs it. */
const OWN_WORDS = /^(Account|what |s3 bucket|dynamodb |Steps:|  \d\. |== |State bucket|next:|A rehearsal)/;

/** Of what a state forgets and knows again, the buckets are enough to see. */
const RESTORED = /^(State of|Version|Restored|next:)|aws_s3_bucket\.[a-z]/;

const tools = findTools(process.env);
const describeWithTools = (name: string, suite: () => void): void =>
  describeUnlessMissing("missing" in tools ? tools.missing : [], name, suite);

describeWithTools("a story of operations, from an empty account to an empty account", () => {
  const step = story();
  const page = transcript(
    "Operations, from an empty account to an empty account",
    "_Written by `npm run test:e2e`, which runs these commands on an emulated account with real Terraform and compares what they print. Times, ids and signatures are replaced._",
  );
  let operator: Operator;
  let project: ProvisionProject;

  beforeAll(async () => {
    if ("missing" in tools) return;
    operator = await startOperator();
    project = await provisionProject(
      operator,
      tools.mirror,
      readFiles(path.join(__dirname, "..", "fixtures", "operations")),
    );
  });

  afterAll(async () => {
    (project as ProvisionProject | undefined)?.remove();
    await (operator as Operator | undefined)?.stop();
  });

  step("provision: rehearsed, then the state's place, then the rest, in two environments (S0-03, S0-08)", async () => {
    page.heading("Provision", "What must exist before any layer. The rehearsal makes read calls only.");
    await fleet(["provision", ...PRODUCTION, "--dry-run"], { only: OWN_WORDS });
    await fleet(["provision", ...PRODUCTION, "--backend-only", "--yes"], { only: OWN_WORDS });
    await fleet(["provision", ...PRODUCTION, "--yes"], { only: OWN_WORDS });
    await fleet(["provision", ...STAGING, "--yes"], { only: OWN_WORDS, silent: true });
  });

  step("foundation is deployed by Terraform, as any layer is", async () => {
    page.heading("Deploy foundation", "With Terraform here; `npx cdktf deploy foundation` does the same.");
    await terraform("production", "init");
    await terraform("production", "apply", "-auto-approve");
  });

  step("every bucket passes the eight checks (S3-105)", async () => {
    page.heading("Verify", "Eight checks for every bucket of the configuration.");
    await fleet(["verify-s3-security", ...PRODUCTION, "--bucket", "ohio-01-terraform-state-production"]);
    await fleet(["verify-s3-security", ...PRODUCTION], { only: /(Finding|Found|passed|Verifying|ERROR)/ });
  });

  step("a configuration is pushed, and promoted to production (S2-32, S2-26)", async () => {
    page.heading(
      "Configure monitoring",
      "What is pushed is validated before; promotion takes all configurations or none.",
    );
    writeFileSync(path.join(project.root, "prometheus.yaml"), PROMETHEUS);
    const pushed = ["--client", "acme", "--type", "prometheus", "--file", "prometheus.yaml", "--yes"];
    await fleet(["apm", "push", ...STAGING, ...pushed]);
    await fleet(["apm", "promote", "--client", "acme", "--from", "staging", "--to", "production", "--yes"]);
    await fleet(["apm", "list", ...PRODUCTION, "--client", "acme"]);
  });

  step("curl uploads and downloads without any AWS credentials (S1-13, S1-15)", async () => {
    page.heading("Hand out an upload and a download", "URLs that anybody can use until they expire.");
    const photo = path.join(project.root, "photo.jpg");
    writeFileSync(photo, "a photo");
    const upload = await fleet([
      "presign",
      "upload",
      ...PRODUCTION,
      "--client",
      "acme",
      "--user",
      "u-17",
      "--file",
      "photo.jpg",
      "--json",
    ]);
    const { imageId, curl } = JSON.parse(upload.stdout) as { imageId: string; curl: string };
    expect(await shell(curl)).toMatchObject({ code: 0 });
    // What the client's own image service would put there.
    const processed = {
      Bucket: "ohio-01-us-east-2-acme-output-production",
      Key: `processed/u-17/${imageId}/original.jpg`,
    };
    await operator.s3.send(new PutObjectCommand({ ...processed, Body: Buffer.from("a processed photo") }));
    const image = ["--user", "u-17", "--image", imageId];
    const download = await fleet(["presign", "download", ...PRODUCTION, "--client", "acme", ...image, "--json"]);
    const { downloadUrl } = JSON.parse(download.stdout) as { downloadUrl: string };
    expect(await shell(`curl --silent --fail '${downloadUrl}'`)).toMatchObject({
      code: 0,
      stdout: "a processed photo",
    });
  });

  step("a state goes back to its version before, and forward again (S3-118, G11)", async () => {
    page.heading("Restore a state", "Under both locks, with the digest rewritten. The way back is the same command.");
    await fleet(["state", "list", ...PRODUCTION]);
    await fleet(["state", "restore", ...PRODUCTION, "--layer", "bootstrap", "--previous", "--yes"], { only: RESTORED });
    await fleet(["state", "restore", ...PRODUCTION, "--layer", "bootstrap", "--previous", "--yes"], { only: RESTORED });
  });

  step("everything is saved and destroyed, and nothing is left (S3-106, S3-108)", async () => {
    page.heading("Destroy", "Everything is looked at and saved before anything is deleted; the last names are typed.");
    const backup = ["--backup", "--backup-dir", path.join(project.root, "backups")];
    for (const role of ["input", "output", "logs"])
      await fleet(
        [
          "destroy-s3-buckets",
          ...PRODUCTION,
          "--bucket",
          `ohio-01-us-east-2-acme-${role}-production`,
          ...backup,
          "--force",
        ],
        { silent: role !== "input" },
      );
    await fleet(["destroy-s3-buckets", ...PRODUCTION, "--type", "all", ...backup, "--force"]);
    await fleet(["destroy-s3-buckets", ...STAGING, "--type", "all", ...backup, "--force"], { silent: true });
    for (const environment of ["production", "staging"]) {
      await typed(`ohio-01-us-east-2-audit-logs-${environment}`, environment);
      await typed(`ohio-01-terraform-state-${environment}`, environment);
    }
    expect((await operator.s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  });

  step("and the page in docs is this story (UPDATE_TRANSCRIPT=1 writes it)", () => {
    if (process.env.UPDATE_TRANSCRIPT === "1") writeFileSync(PAGE, page.page());
    expect(page.page()).toBe(readFileSync(PAGE, "utf8"));
  });

  async function fleet(
    args: readonly string[],
    { only, silent }: { only?: RegExp; silent?: boolean } = {},
  ): Promise<Run> {
    const options: FleetOptions = { folder: project.root, env: project.env };
    const cwd = process.cwd();
    process.chdir(project.root);
    const ended = await operator.fleet(args, options).finally(() => process.chdir(cwd));
    expect(ended.code === 0 ? "" : ended.stderr + ended.stdout).toBe("");
    if (!silent) page.ran(`npx fleet ${args.join(" ").replaceAll(project.root, ".")}`, ended, { only });
    return ended;
  }

  async function terraform(environment: string, ...args: string[]): Promise<void> {
    await synthesize(environment);
    const folder = path.join(project.root, "cdktf.out", "stacks", "foundation");
    const ended = await run("terraform", [...args, "-no-color", "-input=false"], folder, variables());
    expect(ended.code === 0 ? "" : ended.stderr).toBe("");
    page.ran(`terraform -chdir=cdktf.out/stacks/foundation ${args.join(" ")}`, ended, {
      only: /^(Apply complete|Terraform has been)/,
    });
  }

  async function synthesize(ENVIRONMENT: string): Promise<void> {
    const ended = await run(process.execPath, [path.join(project.root, "scripts", "synth.js")], project.root, {
      ...variables(),
      ENVIRONMENT,
    });
    expect(ended.code).toBe(0);
  }

  async function typed(bucket: string, environment: string): Promise<void> {
    const args = [
      "destroy-s3-buckets",
      "--environment",
      environment,
      "--bucket",
      bucket,
      "--force",
      "--i-understand-state-loss",
    ];
    const program = [process.execPath, path.join(PROJECT_ROOT, "scripts", "fleet.js"), ...args, "--root", project.root];
    const answers = [{ asked: "confirm", typed: bucket }];
    const ended = await inTerminal(program, { env: variables(), cwd: project.root, answers });
    expect(ended.code === 0 ? "" : ended.stdout).toBe("");
    if (environment === "production")
      page.ran(`npx fleet ${args.join(" ")}`, ended, { only: /will be gone|destroyed,/ });
  }

  function shell(line: string): Promise<Run> {
    return run("bash", ["-c", line], project.root, { PATH: process.env.PATH ?? "" });
  }

  function variables(): Record<string, string> {
    return { HOME: process.env.HOME ?? "", ...operator.env, ...project.env, NO_COLOR: "1" };
  }
});

const PROMETHEUS = `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: ["localhost:9090"]
`;
