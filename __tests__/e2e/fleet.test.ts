import { existsSync } from "node:fs";
import path from "node:path";
import { describeUnlessMissing } from "../support/describe-unless-missing";
import { hold } from "../support/emulator/hold";
import { describeCounts, resourceCounts } from "../support/terraform/resource-counts";
import type { Run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import type { Workspace } from "../support/terraform/workspace";
import { belongings, type Belongings } from "./belongings";
import { APPLY, DESTROY, PLAN } from "./commands";
import { firstCall } from "./first-call";
import { type Locks, locks } from "./locks";
import { openScene, type Scene } from "./scene";
import { stateWithout } from "./state-without";
import { story } from "./story";
import { synthesize } from "./synthesize";
import { type UpperLayers, upperLayers } from "./upper-layers";
import { refused, succeeded } from "./verdict";

const REGION = "us-east-2";
const BUCKET = "ohio-01-terraform-state-staging";
const LOCK_TABLE = "terraform-locks-us-east";
const stateKey = (layer: string) => `providers/aws/regions/${REGION}/layers/${layer}/staging/terraform.tfstate`;
const BOOTSTRAP_KEY = stateKey("00-bootstrap");
const FOUNDATION_KEY = stateKey("01-foundation");

const CLIENTS = ["acme", "globex"];
const CLUSTERS = ["acme-staging-us-east-2", "globex-staging-us-east-2"] as const;
const VOLUME = expect.stringMatching(/^vol-/) as string;
const STATES = `${BUCKET}/${FOUNDATION_KEY}`;

const tools = findTools(process.env);
const describeWithTools = (name: string, suite: () => void): void =>
  describeUnlessMissing("missing" in tools ? tools.missing : [], name, suite);

describeWithTools("the fleet on an emulated AWS account, by real terraform and the real AWS provider", () => {
  const step = story();
  const report: string[] = [];
  let scene: Scene;
  let bootstrap: Workspace;
  let foundation: Workspace;
  let foundationLocks: Locks;
  let upper: UpperLayers;
  let client: Belongings;

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION);
    bootstrap = scene.workspace("bootstrap");
    foundation = scene.workspace("foundation");
    client = belongings(scene.account);
    foundationLocks = locks(scene.account, { table: LOCK_TABLE, bucket: BUCKET, stateKey: FOUNDATION_KEY });
  });

  afterAll(async () => {
    // Without a scene the failure of beforeAll is the thing to read.
    await (scene as Scene | undefined)?.close();
    process.stdout.write(`${report.join("\n")}\n`);
  });

  step("bootstrap is applied with local state, before its bucket exists (X-01, S3-23)", async () => {
    bootstrap.load(synthesize(path.join(scene.root, "local"), "local")("bootstrap"));
    succeeded(await bootstrap.terraform("init", "-no-color"));
    succeeded(await bootstrap.terraform(...APPLY));
    expect(existsSync(localState(scene))).toBe(true);
    report.push(describeCounts("bootstrap", await resourceCounts(bootstrap)));
  });

  step("a plan of bootstrap right after its apply is empty", async () => {
    succeeded(await bootstrap.terraform(...PLAN));
  });

  step("bootstrap's state is migrated into the bucket it made, at its documented key (X-01, S3-32)", async () => {
    bootstrap.load(synthesize(path.join(scene.root, "s3"), "s3")("bootstrap"));
    succeeded(await bootstrap.terraform("init", "-migrate-state", "-force-copy", "-no-color"));
    expect(await scene.account.getObject(BUCKET, BOOTSTRAP_KEY)).toContain('"aws_s3_bucket"');
  });

  step("a plan of bootstrap from its own bucket is empty (X-01)", async () => {
    succeeded(await bootstrap.terraform(...PLAN));
  });

  step("bootstrap refuses to be destroyed (S0-18)", async () => {
    const { code, stderr } = await bootstrap.terraform("plan", "-destroy", "-no-color");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("prevent_destroy") as string });
  });

  step("platform is refused before foundation has any state (S3-131)", async () => {
    upper = upperLayers(scene, synthesize(path.join(scene.root, "s3"), "s3"));
    await upper.all("init", "-no-color");
    refused(
      await upper.run("platform", "plan", "-no-color"),
      "the foundation layer has no acme, globex yet: deploy foundation first",
    );
  });

  step(
    "foundation is applied for two clients under both locks, and a second apply meanwhile is refused (G9)",
    async () => {
      const stack = synthesize(path.join(scene.root, "s3"), "s3")("foundation");
      foundation.load(stack);
      const colleague = scene.workspace("foundation", "colleague");
      colleague.load(stack);
      succeeded(await foundation.terraform("init", "-no-color"));
      succeeded(await colleague.terraform("init", "-no-color"));

      const firstVpc = hold(scene.shim, ({ action }) => action === "CreateVpc");
      const apply = foundation.terraform(...APPLY);
      try {
        await Promise.race([firstVpc.arrived, apply.then(succeeded)]);
        expect(await foundationLocks.held()).toEqual({ table: true, file: true });
        refusedByLock(await colleague.terraform(...APPLY), STATES);
      } finally {
        firstVpc.release();
        succeeded(await apply);
      }
      report.push(describeCounts("foundation", await resourceCounts(foundation)));
    },
  );

  step("foundation's state is in the bucket at its documented key, with its digest in the table (S3-32)", async () => {
    expect(await scene.account.getObject(BUCKET, FOUNDATION_KEY)).toContain('"aws_vpc"');
    expect(await foundationLocks.digest()).toMatch(/^[0-9a-f]{32}$/);
  });

  step("both locks are gone after the apply", async () => {
    expect(await foundationLocks.held()).toEqual({ table: false, file: false });
  });

  step("a plan of foundation right after its apply is empty", async () => {
    succeeded(await foundation.terraform(...PLAN));
  });

  step("each client's VPC is found by its Client tag, and no VPC is two clients' (S3-44, G3)", async () => {
    const vpcs = await Promise.all(CLIENTS.map(client.vpcs));
    expect(vpcs).toEqual([[expect.stringMatching(/^vpc-/)], [expect.stringMatching(/^vpc-/)]]);
    expect(vpcs[0]).not.toEqual(vpcs[1]);
  });

  step("foundation's outputs name the two clients (S3-47, S3-128)", async () => {
    const { stdout } = await foundation.terraform("output", "-json", "clients");
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(["acme", "globex"]);
  });

  step("no VPN key is sent: AWS makes it and keeps it in Secrets Manager (G7, M-75)", () => {
    const requests = scene.shim.calls.filter(({ action }) => action === "CreateVpnConnection");
    const forms = requests.map(({ body }) => new URLSearchParams(body.toString()));
    expect(forms.map((form) => form.get("PreSharedKeyStorage"))).toEqual(["SecretsManager", "SecretsManager"]);
    expect(forms.flatMap((form) => [...form.keys()]).filter((field) => field.endsWith("PreSharedKey"))).toEqual([]);
  });

  step("an apply is refused by the table's lock alone, and says whose it is (F29)", async () => {
    await foundationLocks.takeTable("alice@laptop");
    refusedByLock(await foundation.terraform(...APPLY), "alice@laptop");
    expect(await foundationLocks.held()).toEqual({ table: true, file: false });
    await foundationLocks.releaseTable();
  });

  step("an apply is refused by the lock file alone, and says whose it is (F29)", async () => {
    await foundationLocks.takeFile("bob@laptop");
    refusedByLock(await foundation.terraform(...APPLY), "bob@laptop");
    expect(await foundationLocks.held()).toEqual({ table: false, file: true });
    await foundationLocks.releaseFile();
  });

  step("platform is refused while foundation's state lacks a client (S3-131)", async () => {
    const state = (await scene.account.getObject(BUCKET, FOUNDATION_KEY))!;
    await scene.account.putObject(BUCKET, FOUNDATION_KEY, stateWithout("acme", state));
    const run = await upper.run("platform", "plan", "-no-color");
    await scene.account.putObject(BUCKET, FOUNDATION_KEY, state);
    refused(run, "the foundation layer has no acme yet: deploy foundation first");
  });

  step("platform, database and compute are applied: they know foundation and not each other", async () => {
    await upper.all(...APPLY);
    report.push(...(await upper.describe()));
  });

  step("plans of platform, database and compute right after their apply are empty", async () => {
    await upper.all(...PLAN);
  });

  step("a cluster comes after its log group, its nodes after their network, what needs nodes after them (X-05)", () => {
    for (const cluster of CLUSTERS) {
      const addOns = `POST /clusters/${cluster}/addons`;
      const order = [
        firstCall(scene.shim.calls, "CreateLogGroup", `/aws/eks/${cluster}/cluster`),
        firstCall(scene.shim.calls, "POST /clusters", `"${cluster}"`),
        firstCall(scene.shim.calls, addOns, "vpc-cni"),
        firstCall(scene.shim.calls, `POST /clusters/${cluster}/node-groups`),
        firstCall(scene.shim.calls, addOns, "coredns"),
      ];
      expect(order).toEqual([...order].sort((one, other) => one - other));
    }
  });

  step("Kubernetes is not taken over a version: the plan names the one that runs (S3-55)", async () => {
    const restore = await runsOlderKubernetes(scene, CLUSTERS[0], "1.33");
    const run = await upper.run("platform", "plan", "-no-color");
    restore();
    refused(run, "cluster acme-staging-us-east-2 runs 1.33", "1.35 needs 1.34 first");
  });

  step("each machine is in its own client's network (G3)", async () => {
    const [acme, globex] = await Promise.all(CLIENTS.map(client.vpcs));
    expect(await client.machines("acme")).toEqual([acme, acme, acme].flat());
    expect(await client.machines("globex")).toEqual(globex);
  });

  step("client_databases says where each client's database is (S3-69)", async () => {
    const databases = await upper.output("database", "client_databases");
    expect(databases.acme).toEqual({
      postgres_version: "17",
      port: 5432,
      primary_private_ip: "10.100.32.10",
      primary_instance_id: expect.stringMatching(/^i-/) as string,
      primary_availability_zone: "us-east-2a",
      replica_private_ip: "10.100.48.10",
      replica_instance_id: expect.stringMatching(/^i-/) as string,
      replica_availability_zone: "us-east-2b",
      password_secret_name: "/terraform/acme/staging/db-password",
      password_secret_arn: expect.stringContaining(":secret:/terraform/acme/staging/db-password-") as string,
      replication_secret_name: "/terraform/acme/staging/db-replication-password",
      primary_volume_ids: { data: VOLUME, wal: VOLUME, backup: VOLUME },
      security_group_id: expect.stringMatching(/^sg-/) as string,
    });
    expect(Object.keys(databases.globex as object).filter((fact) => fact.startsWith("replica_"))).toEqual([]);
  });

  step("client_clusters and client_analytics name the clients that have them", async () => {
    expect(Object.keys(await upper.output("platform", "client_clusters"))).toEqual(CLIENTS);
    expect(Object.keys(await upper.output("compute", "client_analytics"))).toEqual(["acme"]);
  });

  step("no secret's value goes through Terraform (G7, C-21)", () => {
    const sent = scene.shim.calls.filter(({ service }) => service === "secretsmanager");
    expect(sent.filter(({ action }) => action === "CreateSecret")).toHaveLength(4);
    expect(sent.filter(({ action }) => /^(Get|Put|BatchGet)SecretValue$/.test(action))).toEqual([]);
    expect(sent.filter(({ body }) => /Secret(String|Binary)/.test(body.toString()))).toEqual([]);
  });

  step("compute, database and platform are destroyed, at the same time: they know nothing of each other", async () => {
    await upper.all(...DESTROY);
    for (const layer of ["compute", "database", "platform"] as const) expect(await upper.counts(layer)).toEqual({});
  });

  step("nothing is left of machines and clusters but a last snapshot of every data volume (M-54)", async () => {
    expect(await Promise.all(CLIENTS.map(client.machines))).toEqual([[], []]);
    expect(await Promise.all(CLIENTS.map(client.volumes))).toEqual([[], []]);
    expect((await Promise.all(CLIENTS.map(client.snapshots))).map(({ length }) => length)).toEqual([6, 3]);
    expect(await client.clusters()).toEqual([]);
  });

  step("foundation is destroyed and leaves no client's network behind", async () => {
    succeeded(await foundation.terraform(...DESTROY));
    expect(await resourceCounts(foundation)).toEqual(new Map());
    expect(await Promise.all(CLIENTS.map(client.vpcs))).toEqual([[], []]);
  });
});

/** Lets EKS say that a cluster runs another version than it does, until the returned function is called. */
async function runsOlderKubernetes({ account, shim }: Scene, name: string, version: string): Promise<() => void> {
  const path = `/clusters/${name}`;
  const { cluster } = (await account.rest("eks", "GET", path))!;
  const body = JSON.stringify({ cluster: { ...(cluster as object), version } });
  return shim.intercept({
    answer: (request) =>
      Promise.resolve(
        request.method === "GET" && request.path === path ? { status: 200, headers: {}, body } : undefined,
      ),
  });
}

function refusedByLock(run: Run, names: string): void {
  refused(run, "Error acquiring the state lock", names);
}

function localState(scene: Scene): string {
  return path.join(scene.root, "operator", `terraform.bootstrap-staging-${REGION}.tfstate`);
}
