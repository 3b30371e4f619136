import path from "node:path";

import type { LayerName } from "../../config/layers";
import { describeUnlessMissing } from "../support/describe-unless-missing";
import { VPN } from "../support/fleets";
import { clientEntry, fleetOf, projectOf, withTombstone, type Files, type Section } from "../support/registry";
import { findTools } from "../support/terraform/tools";
import type { Workspace } from "../support/terraform/workspace";
import { makeBackend } from "./backend";
import { APPLY, PLAN } from "./commands";
import { openScene, type Scene } from "./scene";
import { SLOW_TO_SETTLE } from "./slow-to-settle";
import { story } from "./story";
import { refused, succeeded } from "./verdict";
import { writeStacks } from "./write-stacks";

const REGION = "us-east-2";
const APM_BUCKET = `ohio-01-${REGION}-apm-config-production`;
const CONFIGURATION = "apm-config/client=globex/production/prometheus/config.yaml";

const ACME = clientEntry(1, { network: { vpc_cidr: "10.1.0.0/16", nat_gateways: "single" } });
const NETWORK = { vpc_cidr: "10.2.0.0/16", nat_gateways: "per-zone" };
const STORAGE = {
  enable_dedicated_buckets: true,
  roles: ["logs", "data"],
  replication: { enabled: true, region: "us-west-2" },
};
const GLOBEX = clientEntry(2, {
  network: NETWORK,
  storage: STORAGE,
  vpn: { ...VPN.static },
  apm: { config_store: true },
});
const BEFORE = projectOf({ acme: ACME, globex: GLOBEX });
/** The project from which globex has left. */
const AFTER = withTombstone(projectOf({ acme: ACME }), BEFORE, "globex");

/** What changes of globex, and what its plan destroys at least: a part of an address each. */
const CHANGES: readonly (readonly [string, Section, readonly string[]])[] = [
  ["NAT in one zone", { network: { ...NETWORK, nat_gateways: "single" } }, ["aws_nat_gateway.", "aws_eip."]],
  [
    "no VPN",
    { vpn: { ...VPN.static, enabled: false } },
    ["aws_vpn_connection.", "aws_vpn_gateway.", "aws_customer_gateway."],
  ],
  [
    "no replica",
    { storage: { ...STORAGE, replication: { enabled: false } } },
    ["replica", "aws_s3_bucket_replication_"],
  ],
];

/** One resource of a plan, and what is done to it. */
interface Change {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

const tools = findTools(process.env);

describeUnlessMissing("missing" in tools ? tools.missing : [], "changes of one client, by real terraform", () => {
  const step = story();
  let scene: Scene;
  let foundation: Workspace;
  let bootstrap: Workspace;

  beforeAll(async () => {
    if ("missing" in tools) return;
    scene = await openScene(tools.mirror, REGION, SLOW_TO_SETTLE);
    foundation = scene.workspace("foundation");
    bootstrap = scene.workspace("bootstrap");
    await makeBackend(scene.account, {
      stateBucket: "ohio-01-terraform-state-production",
      lockTable: "terraform-locks-us-east",
      region: REGION,
    });
  });

  afterAll(async () => {
    await (scene as Scene | undefined)?.close();
  });

  step("both clients are there", async () => {
    load("foundation", BEFORE);
    succeeded(await foundation.terraform("init", "-no-color"));
    succeeded(await foundation.terraform(...APPLY));
  });

  step("each change plans, destroys what it takes away, and touches nobody else", async () => {
    for (const [name, settings, destroyed] of CHANGES) {
      const changes = await planOf(projectOf({ acme: ACME, globex: { ...GLOBEX, ...settings } }));
      expect([name, changes.filter(({ address }) => !isOfGlobex(address))]).toEqual([name, []]);
      const gone = changes.filter(({ change }) => change.actions.includes("delete")).map(({ address }) => address);
      for (const part of destroyed)
        expect([name, gone]).toEqual([name, expect.arrayContaining([expect.stringContaining(part)])]);
    }
  });

  step("another region for a replica is refused before anything is done", async () => {
    const storage = { ...STORAGE, replication: { enabled: true, region: "eu-west-1" } };
    load("foundation", projectOf({ acme: ACME, globex: { ...GLOBEX, storage } }));
    refused(await foundation.terraform("plan", "-no-color"), "Instance cannot be destroyed");
  });

  step("a client that is switched off goes as a whole, and one with a tombstone does the same", async () => {
    for (const files of [projectOf({ acme: ACME, globex: { ...GLOBEX, enabled: false } }), AFTER]) {
      const changes = await planOf(files);
      expect(changes.filter(({ address }) => !isOfGlobex(address))).toEqual([]);
      expect(changes.filter(({ change }) => change.actions.join() !== "delete")).toEqual([]);
      const { stdout } = await foundation.terraform("state", "list");
      const all = stdout.split("\n").filter((address) => isOfGlobex(address) && !address.startsWith("data."));
      expect(changes.map(({ address }) => address).sort()).toEqual(all.sort());
    }
  });

  step("with its tombstone it is destroyed, and the other's plan is empty", async () => {
    succeeded(await foundation.terraform(...APPLY));
    expect((await foundation.terraform("state", "list")).stdout.split("\n").filter(isOfGlobex)).toEqual([]);
    succeeded(await foundation.terraform(...PLAN));
  });

  step("the bucket of configurations outlives the last client that kept some there", async () => {
    load("bootstrap", BEFORE);
    succeeded(await bootstrap.terraform("init", "-no-color"));
    const only = APM_PARTS.map((each) => `-target=${each}`);
    succeeded(await bootstrap.terraform(...APPLY, ...only));
    await scene.account.putObject(APM_BUCKET, CONFIGURATION, "scrape_configs: []\n");
    load("bootstrap", AFTER);
    const { stdout } = await bootstrap.terraform(...APPLY, ...only);
    expect(stdout).toContain("0 destroyed");
    expect((await bootstrap.terraform("state", "list")).stdout).not.toContain("apm-config");
    expect(await scene.account.getObject(APM_BUCKET, CONFIGURATION)).toBe("scrape_configs: []\n");
  });

  /** What a plan would do, but for what it reads or leaves alone. */
  async function planOf(files: Files): Promise<readonly Change[]> {
    load("foundation", files);
    // Nobody has changed the account since the apply.
    succeeded(await foundation.terraform("plan", "-refresh=false", "-no-color", "-out=changes.tfplan"));
    const { stdout } = await foundation.terraform("show", "-json", "changes.tfplan");
    const { resource_changes: changes = [] } = JSON.parse(stdout) as { readonly resource_changes?: readonly Change[] };
    return changes.filter(({ change }) => !["no-op", "read"].includes(change.actions.join()));
  }

  function load(layer: LayerName, files: Files): void {
    const folderOf = writeStacks(path.join(scene.root, "synth"), fleetOf(files), [layer]);
    (layer === "foundation" ? foundation : bootstrap).load(folderOf(layer));
  }
});

/** The bucket and what it needs; the rest of bootstrap is another story. */
const APM_PARTS = ["aws_s3_bucket.apm-config_bucket", "aws_s3_bucket_versioning.apm-config_versioning"];

function isOfGlobex(address: string): boolean {
  return address.includes(".globex_");
}
