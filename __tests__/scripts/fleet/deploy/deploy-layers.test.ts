import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { deployLayers, type DeployOptions } from "../../../../scripts/fleet/deploy/deploy-layers";
import type { CdktfProps } from "../../../../scripts/fleet/deploy/run-cdktf";
import { captured } from "../../../support/captured";
import { fleet } from "../../../support/fleet";
import { inFolder } from "../../../support/in-folder";
import { EXAMPLE_ROOT } from "../../../support/registry";

const ROOT = ["--root", EXAMPLE_ROOT];
const ORDER = ["foundation", "platform", "database", "compute", "cluster-services", "observability"];
const lines = (layers: readonly string[]): string => layers.map((layer) => `cdktf deploy ${layer}\n`).join("");

/** Deploys with a cdktf that fails at a layer, and tells what it was called for, and how that ended. */
async function deployed(names: string[], failing?: string): Promise<{ calls: CdktfProps[]; error: unknown }> {
  const calls: CdktfProps[] = [];
  const cdktf = (props: CdktfProps): Promise<number> => {
    calls.push(props);
    return Promise.resolve(props.args[1] === failing ? 1 : 0);
  };
  const options: DeployOptions = { root: EXAMPLE_ROOT, yes: true };
  let error: unknown;
  await inFolder("fake-terraform-", async (folder) => {
    // That Terraform is there, and new enough, is not this test's business.
    writeFileSync(join(folder, "terraform"), `#!/bin/sh\necho '{"terraform_version":"1.14.0"}'\n`);
    chmodSync(join(folder, "terraform"), 0o755);
    const work = () => deployLayers(names, options, cdktf).catch((thrown: unknown) => void (error = thrown));
    await captured(work, { PATH: `${folder}:${process.env.PATH}` });
  });
  return { calls, error };
}

describe("fleet deploy", () => {
  it.each<[string, string[], string[]]>([
    ["all layers above bootstrap", [], ORDER],
    ["those that are named, in their own order", ["database", "foundation", "platform"], ORDER.slice(0, 3)],
    ["a single one, without those below it", ["platform"], ["platform"]],
  ])("shows in a dry run %s", async (_, names, layers) => {
    expect(await fleet(["deploy", ...names, "--dry-run", ...ROOT])).toMatchObject({ status: 0, stdout: lines(layers) });
  });

  it("deploys nothing where nobody can be asked and --yes is not given", async () => {
    const run = await fleet(["deploy", "foundation", ...ROOT]);
    expect(run).toMatchObject({ status: 2, stdout: lines(["foundation"]) });
    expect(run.stderr).toMatch(/^fleet: this needs a confirmation; --yes says yes/);
  });

  it("refuses what is no layer", async () => {
    const run = await fleet(["deploy", "platfrom", ...ROOT]);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toBe('fleet: "platfrom" is no layer; did you mean "platform"?\n');
  });

  it("runs cdktf for one layer after the other, for the target, and answers its questions with --yes", async () => {
    const { calls, error } = await deployed(["platform", "foundation"]);
    expect(error).toBeUndefined();
    expect(calls.map(({ args }) => args)).toEqual([
      ["deploy", "foundation", "--auto-approve"],
      ["deploy", "platform", "--auto-approve"],
    ]);
    expect(calls[0]!.variables).toMatchObject({ ENVIRONMENT: "production", AWS_REGION: "us-east-2" });
  });

  it("begins no layer above one that failed", async () => {
    const { calls, error } = await deployed(["foundation", "platform", "database"], "platform");
    expect(calls.map(({ args }) => args[1])).toEqual(["foundation", "platform"]);
    expect(error).toMatchObject({ code: 1, message: "platform was not deployed; not begun: database" });
  });
});
