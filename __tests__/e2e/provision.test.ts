import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand } from "@aws-sdk/client-s3";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { startOperator, type Operator } from "../support/operator";
import { findTools } from "../support/terraform/tools";
import { type ProvisionProject, provisionProject } from "./provision-project";
import { story } from "./story";

const BUCKETS = ["apm-config", "audit-logs", "logs", "metrics", "traces"].map(
  (type) => `ohio-01-us-east-2-${type}-production`,
);
const STATE = "ohio-01-terraform-state-production";
const TABLE = "terraform-locks-us-east";

const tools = findTools(process.env);
const describeWithTools = (name: string, suite: () => void): void =>
  describeUnlessMissing("missing" in tools ? tools.missing : [], name, suite);

describeWithTools("fleet provision, by real terraform on an emulated account", () => {
  const step = story();
  let operator: Operator;
  let project: ProvisionProject;

  beforeAll(async () => {
    if ("missing" in tools) return;
    operator = await startOperator();
    project = await provisionProject(operator, tools.mirror);
  });

  afterAll(async () => {
    (project as ProvisionProject | undefined)?.remove();
    await (operator as Operator | undefined)?.stop();
  });

  step("a rehearsal names every bucket, the table and the steps, and makes no mutating call (S0-08, F13)", async () => {
    const { code, stderr, stdout } = await project.provision("--dry-run");
    expect({ code, stdout, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
    for (const name of [...BUCKETS, STATE, TABLE]) expect(stderr).toContain(name);
    expect(stderr).toContain("1. apply the stack bootstrap with its state on disk");
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
    expect(existsSync(path.join(project.root, "cdktf.out"))).toBe(false);
  });

  step("whoever is none of the configured roles would lock himself out, and is refused", async () => {
    const run = await operator.fleet(["provision"], { folder: project.root, env: { PATH: project.env.PATH! } });
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is none of the roles that reach the states") as string,
    });
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  step("without a terminal it refuses to go on by itself (S3-97, F25)", async () => {
    expect(await project.provision()).toMatchObject({ code: 2 });
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  step("only the state's place is made, and its state is in it (S0-10, X-01, X-10)", async () => {
    const run = await project.provision("--backend-only", "--yes");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    // A person reads this to its end; what Terraform says is in the log.
    expect(run.stderr.split("\n").length).toBeLessThan(60);
    const log = readFileSync(path.join(project.root, ".cache/provision-production-us-east-2.log"), "utf8");
    expect(log.match(/Creation complete/g)!.length).toBeGreaterThan(10);
    expect(await buckets()).toEqual([STATE]);
    expect((await operator.dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([TABLE]);
    expect(leftovers()).toEqual(["terraform.bootstrap-production-us-east-2.tfstate.migrated"]);
    expect(readdirSync(path.join(project.root, "backends/aws/production/us-east-2"))).toHaveLength(7);
    expect(readFileSync(path.join(project.root, "backends/aws/production/us-east-2/foundation.hcl"), "utf8")).toContain(
      STATE,
    );
  });

  step("the rest follows, on the state in the bucket, and touches nothing of the first (S0-09, F32)", async () => {
    const before = operator.shim.calls.length;
    const run = await project.provision("--yes");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    expect(run.stderr).toContain("already exists (owned)");
    expect(await buckets()).toEqual([...BUCKETS, STATE].sort());
    const changed = operator.shim.calls
      .slice(before)
      .filter(({ path, method }) => path.startsWith(`/${STATE}`) && method === "PUT");
    expect(
      changed
        .map(({ path, query }) => `${path.slice(STATE.length + 1)}${[...query.keys()].join()}`)
        .filter((put) => !/tf(state|lock)/.test(put)),
    ).toEqual([expect.stringMatching(/^\/?logging/) as string]);
  });

  step("again it finds nothing to do (S3-99)", async () => {
    const run = await project.provision("--yes");
    expect(run).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("0 added, 0 changed, 0 destroyed") as string,
    });
  });

  async function buckets(): Promise<string[]> {
    return ((await operator.s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name!).sort();
  }

  function leftovers(): string[] {
    return readdirSync(project.root).filter((name) => name.startsWith("terraform."));
  }
});
