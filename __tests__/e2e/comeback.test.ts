import path from "node:path";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import type { Request } from "../support/emulator/request";
import { clientEntry, fleetOf, projectOf } from "../support/registry";
import type { Run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import type { Workspace } from "../support/terraform/workspace";
import { makeBackend } from "./backend";
import { APPLY, DESTROY, PLAN } from "./commands";
import { openScene, type Scene } from "./scene";
import { story } from "./story";
import { refused, succeeded } from "./verdict";
import { writeStacks } from "./write-stacks";

const REGION = "us-east-2";
const MACHINE = "aws_instance.acme_postgres_primary_machine_instance";
const LOG_GROUP = "/aws/eks/acme-production-us-east-2/cluster";
/** These know foundation and nothing of each other. */
const UPPER = ["platform", "database"] as const;
const LAYERS = ["foundation", ...UPPER] as const;
type Layer = (typeof LAYERS)[number];

/** One client with a cluster and one database machine, protected or given up. */
const acme = (protectedFromDeletion: boolean) =>
  fleetOf(
    projectOf({
      acme: clientEntry(1, { deletion_protection: protectedFromDeletion, database: { replica_enabled: false } }),
    }),
  );

const tools = findTools(process.env);
const describeWithTools = (name: string, suite: () => void): void =>
  describeUnlessMissing("missing" in tools ? tools.missing : [], name, suite);

describeWithTools("a machine that is replaced and a client that comes back, by real terraform", () => {
  const step = story();
  let scene: Scene;
  const layers = new Map<Layer, Workspace>();
  const run = (layer: Layer, ...args: string[]): Promise<Run> => layers.get(layer)!.terraform(...args);
  /** Runs Terraform in several layers at the same time; all of them end before one that failed is told. */
  const runAll = async (several: readonly Layer[], ...args: string[]): Promise<void> =>
    (await Promise.all(several.map((layer) => run(layer, ...args)))).forEach(succeeded);
  let replaced: { instance: string; volumes: unknown };

  /** Takes in what the registry gives now. */
  function load(protectedFromDeletion: boolean): void {
    const folderOf = writeStacks(path.join(scene.root, "synth"), acme(protectedFromDeletion), LAYERS);
    for (const layer of LAYERS) {
      if (!layers.has(layer)) layers.set(layer, scene.workspace(layer));
      layers.get(layer)!.load(folderOf(layer));
    }
  }

  async function database(): Promise<typeof replaced> {
    const { stdout } = await run("database", "output", "-json", "client_databases");
    const { acme: facts } = JSON.parse(stdout) as { acme: Record<string, unknown> };
    return { instance: String(facts.primary_instance_id), volumes: facts.primary_volume_ids };
  }

  /** Changes something of the database layer; makes, replaces and destroys nothing. */
  async function inPlace(): Promise<void> {
    const applied = await run("database", ...APPLY);
    succeeded(applied);
    expect(applied.stdout).toMatch(/Apply complete! Resources: 0 added, [1-9]\d* changed, 0 destroyed/);
  }

  /** Provider 6 leaves a protection on that it finds: only an apply of its own takes it off. */
  async function whileProviderLeavesProtection(replace: () => Promise<void>): Promise<void> {
    const restore = scene.shim.intercept({ answer: (request) => Promise.resolve(leftAsItIs(request)) });
    await replace().finally(restore);
  }

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION);
    const { stateBucket, lockTable } = acme(true).target;
    await makeBackend(scene.account, { stateBucket, lockTable, region: REGION });
    load(true);
    await runAll(LAYERS, "init", "-no-color");
  });

  afterAll(async () => {
    await (scene as Scene | undefined)?.close();
  });

  step("a client is made, with a database that is protected", async () => {
    succeeded(await run("foundation", ...APPLY));
    await runAll(UPPER, ...APPLY);
    replaced = await database();
    expect(await isProtected(scene, replaced.instance)).toBe(true);
  });

  step("while it is protected, no plan replaces its machine", async () => {
    refused(await run("database", "plan", `-replace=${MACHINE}`, "-no-color"), "prevent_destroy");
  });

  step("taking the protection off changes it in place, in AWS too", async () => {
    load(false);
    await inPlace();
    expect(await isProtected(scene, replaced.instance)).toBe(false);
  });

  step("then the machine is replaced, and keeps its volumes and its address", async () => {
    await whileProviderLeavesProtection(async () => succeeded(await run("database", ...APPLY, `-replace=${MACHINE}`)));
    const now = await database();
    expect(now.instance).not.toBe(replaced.instance);
    expect(now.volumes).toEqual(replaced.volumes);
  });

  step("and protected again, in place", async () => {
    load(true);
    await inPlace();
    replaced = await database();
    expect(await isProtected(scene, replaced.instance)).toBe(true);
  });

  step("protection and replacement in one apply end half way, and two complete what was begun", async () => {
    load(false);
    await whileProviderLeavesProtection(async () =>
      refused(await run("database", ...APPLY, `-replace=${MACHINE}`), "OperationNotPermitted"),
    );
    succeeded(await run("database", ...APPLY));
    expect((await database()).volumes).toEqual(replaced.volumes);
    succeeded(await run("database", ...PLAN));
  });

  step("the client goes: every layer is destroyed, foundation as the last", async () => {
    await runAll(UPPER, ...DESTROY);
    succeeded(await run("foundation", ...DESTROY));
  });

  step("EKS makes the log group anew for the last lines of the cluster", async () => {
    const groups = await scene.account.logs("DescribeLogGroups", { logGroupNamePrefix: LOG_GROUP });
    expect(groups).toMatchObject({ logGroups: [] });
    await scene.account.logs("CreateLogGroup", { logGroupName: LOG_GROUP });
  });

  step("the client comes back under all its names, and what was left is taken over", async () => {
    succeeded(await run("foundation", ...APPLY));
    await runAll(UPPER, ...APPLY);
    succeeded(await run("platform", ...PLAN));
    const { logGroups } = await scene.account.logs("DescribeLogGroups", { logGroupNamePrefix: LOG_GROUP });
    expect(logGroups).toEqual([
      expect.objectContaining({ retentionInDays: 90, kmsKeyId: expect.any(String) as string }),
    ]);
  });
});

/** Swallows what switches a machine's protection off. */
function leftAsItIs({ service, action, body }: Request) {
  const off =
    service === "ec2" && action === "ModifyInstanceAttribute" && body.toString().includes("DisableApiTermination");
  return off ? { status: 200, headers: {}, body: "<ModifyInstanceAttributeResponse><return>true</return></ModifyInstanceAttributeResponse>" } : undefined; // prettier-ignore
}

async function isProtected({ account }: Scene, instanceId: string): Promise<boolean> {
  const parameters = { InstanceId: instanceId, Attribute: "disableApiTermination" };
  const document = await account.ec2("DescribeInstanceAttribute", parameters);
  return /<disableApiTermination>\s*<value>true</i.test(document);
}
