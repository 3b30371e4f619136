import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { findEmulator } from "../support/emulator/find";
import { hold } from "../support/emulator/hold";
import { startOperator, type Operator } from "../support/operator";
import { run, type Run } from "../support/terraform/run";
import { BUCKET, KEY, stateScene, TABLE, type StateScene } from "./state-scene";

const LAYER = ["--layer", "foundation"] as const;

const hasTerraform = spawnSync("terraform", ["version"], { stdio: "ignore" }).status === 0;
const missing = [findEmulator(), hasTerraform ? undefined : "terraform is not on PATH"];

describeUnlessMissing(
  missing.filter((reason) => reason !== undefined),
  "A state that Terraform wrote",
  () => {
    let operator: Operator;
    let scene: StateScene;
    let folder: string;
    let env: Record<string, string>;

    beforeAll(async () => {
      operator = await startOperator();
      scene = stateScene(operator);
      folder = mkdtempSync(path.join(tmpdir(), "fleet-state-"));
      env = {
        PATH: process.env.PATH ?? "",
        HOME: folder,
        TF_CLI_ARGS: "-no-color",
        TF_IN_AUTOMATION: "1",
        TF_INPUT: "0",
        ...operator.env,
      };
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await operator.stop();
    });

    beforeEach(async () => {
      await scene.begin();
      configure("a", "b");
      await succeeds("init", "-reconfigure");
      await succeeds("apply", "-auto-approve");
    });

    it("is a whole one to us, and back to the version before it Terraform has nothing to change (F30, G11)", async () => {
      configure("a", "c");
      await succeeds("apply", "-auto-approve");
      const restored = await scene.state("restore", ...LAYER, "--previous", "--yes");
      expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining("terraform_data.c") as string });
      configure("a", "b");
      expect((await succeeds("plan", "-detailed-exitcode")).stdout).toContain("No changes.");
      configure("a", "b", "d");
      await succeeds("apply", "-auto-approve");
    });

    it("is refused by Terraform when its digest differs, until that is repaired (F30)", async () => {
      const old = await scene.current();
      configure("a", "c");
      await succeeds("apply", "-auto-approve");
      await scene.put(old);
      const refused = await terraform("plan");
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain("checksum");
      expect(await scene.state("restore", ...LAYER, "--repair-digest", "--yes")).toMatchObject({ code: 0 });
      configure("a", "b");
      await succeeds("plan", "-detailed-exitcode");
    });

    it("restored makes a plan that was saved before stale: it can't be applied any more", async () => {
      configure("a", "b", "c");
      await succeeds("plan", "-out=saved");
      await succeeds("apply", "-auto-approve");
      expect(await scene.state("restore", ...LAYER, "--previous", "--yes")).toMatchObject({ code: 0 });
      const late = await terraform("apply", "saved");
      expect(late).toMatchObject({ code: 1, stderr: expect.stringContaining("Saved plan is stale") as string });
    });

    it("is unlocked after a killed apply, which Terraform's next run finds free (F28)", async () => {
      const reading = hold(operator.shim, ({ method, path: key }) => method === "GET" && key.endsWith(".tfstate"));
      const apply = spawn("terraform", ["apply", "-auto-approve"], { cwd: folder, env, stdio: "ignore" });
      await reading.arrived;
      apply.kill("SIGKILL");
      await once(apply, "exit");
      reading.release();
      const [table, file] = await scene.locks();
      expect(table).toBe(file);
      const { ID: id } = JSON.parse(String(table)) as { ID: string };
      expect((await terraform("plan")).stderr).toContain("Error acquiring the state lock");
      expect((await scene.state("list")).stderr).toContain(`OperationTypeApply by`);
      const unlocked = await scene.state("unlock", ...LAYER, "--lock-id", id, "--yes");
      expect(unlocked).toMatchObject({ code: 0, stderr: expect.stringContaining("table and file") as string });
      expect(unlocked.stderr).toContain("minutes old");
      await succeeds("plan", "-detailed-exitcode");
    });

    it("keeps Terraform out while it is restored", async () => {
      configure("a", "c");
      await succeeds("apply", "-auto-approve");
      const writing = hold(operator.shim, ({ method, path: key }) => method === "PUT" && key.endsWith(".tfstate"));
      const restoring = scene.state("restore", ...LAYER, "--previous", "--yes");
      await writing.arrived;
      const kept = await terraform("plan");
      writing.release();
      expect(kept).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/Operation: +fleet state restore/) as string,
      });
      expect(await restoring).toMatchObject({ code: 0 });
    });

    /** Writes a stack of built-in resources, which need no provider. */
    function configure(...names: readonly string[]): void {
      const { endpoint } = operator;
      const s3 = {
        ...{ bucket: BUCKET, key: KEY, region: "us-east-2", dynamodb_table: TABLE, use_lockfile: true, encrypt: true },
        ...{ endpoints: { s3: endpoint, dynamodb: endpoint, sts: endpoint, iam: endpoint }, use_path_style: true },
        ...{ skip_credentials_validation: true, skip_metadata_api_check: true, skip_requesting_account_id: true },
      };
      const resource = { terraform_data: Object.fromEntries(names.map((name) => [name, { input: name }])) };
      const stack = { terraform: { backend: { s3 } }, resource };
      writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(stack));
    }

    function terraform(...args: string[]): Promise<Run> {
      return run("terraform", args, folder, env);
    }

    async function succeeds(...args: string[]): Promise<Run> {
      const ended = await terraform(...args);
      if (ended.code !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${ended.code}:\n${ended.stderr}`);
      return ended;
    }
  },
);
