import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { plural } from "../../../config/catalogue/plural";
import { terraformProblem } from "../terraform/assert-terraform";
import { ifPresent } from "./if-present";
import { runTools, type Call } from "./run-tools";
import type { Outcome } from "./step";

/** Variables that may name a folder with providers, as Terraform lays them out below `registry.terraform.io`. */
const FOLDERS = ["TF_PROVIDER_MIRROR", "TF_PLUGIN_CACHE_DIR"];

interface StackFile {
  readonly terraform: {
    readonly required_providers: Readonly<Record<string, { readonly source: string; readonly version: string }>>;
  };
}

/**
 * `terraform validate` for every stack of the last synth, with providers that this machine has already: they are some
 * hundred megabytes, which no check may download. It works on copies, so that cdktf.out keeps its own lock files.
 */
export async function terraformValidate(outdir: string, live: boolean): Promise<Outcome> {
  const stacks = join(outdir, "stacks");
  if (!existsSync(stacks)) return { result: "skipped", detail: "there is no cdktf.out", log: "" };
  const names = readdirSync(stacks).sort();
  const needed = new Set(names.flatMap((name) => providersOf(join(stacks, name))));
  const folder = FOLDERS.map((name) => process.env[name]).find((each) => each && hasAll(each, needed));
  if (folder === undefined) {
    const detail = `neither ${FOLDERS.join(" nor ")} has the providers`;
    return { result: "skipped", detail, log: "" };
  }
  const copy = mkdtempSync(join(tmpdir(), "fleet-validate-"));
  try {
    cpSync(stacks, copy, { recursive: true, filter: (path) => !path.includes(".terraform") });
    const calls = names.flatMap((name): Call[] => {
      const chdir = `-chdir=${join(copy, name)}`;
      return [
        ["terraform", chdir, "init", "-backend=false", "-input=false", "-no-color", `-plugin-dir=${folder}`],
        ["terraform", chdir, "validate", "-no-color"],
      ];
    });
    const outcome = await ifPresent("terraform", async () => (await unfitTerraform()) ?? (await runTools(calls, live)));
    return outcome.result === "ok" ? { ...outcome, detail: plural(names.length, "stack") } : outcome;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function unfitTerraform(): Promise<Outcome | undefined> {
  const detail = await terraformProblem();
  return detail === undefined ? undefined : { result: "failed", detail, log: detail, unfit: true };
}

/** As folders of a mirror: `hashicorp/aws/6.25.0`. */
function providersOf(stack: string): string[] {
  const { terraform } = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as StackFile;
  return Object.values(terraform.required_providers).map(
    ({ source, version }) => `${source.includes("/") ? source : `hashicorp/${source}`}/${version}`,
  );
}

/** Unpacked, as a plugin cache has them; a mirror of zip files has them by name. */
function hasAll(folder: string, needed: ReadonlySet<string>): boolean {
  return [...needed].every((each) => {
    const [owner, name, version] = each.split("/") as [string, string, string];
    const provider = join(folder, "registry.terraform.io", owner, name);
    return (
      existsSync(join(provider, version)) ||
      (existsSync(provider) && readdirSync(provider).some((file) => file.includes(`_${version}_`)))
    );
  });
}
