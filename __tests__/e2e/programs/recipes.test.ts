import { readFileSync } from "node:fs";
import { join } from "node:path";

import { patched, recipesOf } from "../../support/recipes";
import { EXAMPLE } from "../../support/registry";
import { copyProject, PROJECT_ROOT, run, runFleet, runMain, withFolder, writeFiles } from "../../support/synth-project";

const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

const RECIPES = recipesOf(read(PROJECT_ROOT, "CONTRIBUTING.md"));

const edited = (folder: string, path: string, edit: (text: string) => string): void =>
  writeFiles(folder, { [path]: edit(read(folder, path)) });

/** What each step on the copy came to. */
interface Followed {
  readonly types: string;
  readonly schema: string;
  readonly services: string;
  readonly help: string;
  readonly greeting: string;
  readonly findings: string;
}

const TSC = join(PROJECT_ROOT, "node_modules", "typescript", "bin", "tsc");

function followed(): Followed {
  return withFolder((folder) => {
    copyProject(folder, EXAMPLE, ["scripts", "tsconfig.json"]);
    const touched: string[] = [];
    for (const { added, changed } of RECIPES.values()) {
      writeFiles(folder, added);
      for (const [path, diff] of Object.entries(changed)) edited(folder, path, (text) => patched(text, diff));
      touched.push(...Object.keys(added), ...Object.keys(changed));
    }
    const only = { extends: "./tsconfig.json", include: [], files: [...touched, "layers/cluster-services.ts"] };
    writeFiles(folder, { "recipes.tsconfig.json": JSON.stringify(only) });
    const types = run(process.execPath, [TSC, "--incremental", "false", "-p", "recipes.tsconfig.json"], folder).stdout;
    runFleet(["schema"], {}, folder);
    edited(folder, "config/platform.yaml", (text) => `${text}\ncluster_services:\n  enable_reloader: true\n`);
    runMain(folder);
    const help = runFleet(["--help"], {}, folder).stdout;
    const greeting = runFleet(["greet"], {}, folder).stdout;
    edited(folder, "config/clients.yaml", (text) => text.replace("CC-GLOBEX-001", "CC-ACME-001"));
    return {
      ...{ types, help, greeting },
      schema: read(folder, "config/platform.schema.json"),
      services: read(folder, "cdktf.out/stacks/cluster-services/cdk.tf.json"),
      findings: runFleet(["validate"], {}, folder).stderr,
    };
  });
}

describe("The recipes of CONTRIBUTING.md, followed on a copy", () => {
  const copy = followed();

  it.each([...RECIPES])("%s: touches at most three files", (_, { added, changed }) => {
    expect(Object.keys({ ...added, ...changed }).length).toBeGreaterThan(1);
    expect(Object.keys({ ...added, ...changed }).length).toBeLessThan(4);
  });

  it("are those of a chart, a command and a check", () => {
    expect([...RECIPES.keys()]).toEqual(["A chart that clusters run", "A command", "A check"]);
  });

  it("compile", () => {
    expect(copy.types).toBe("");
  });

  it("bring the chart's switch and version into the schema", () => {
    expect(copy.schema).toContain('"enable_reloader"');
    expect(copy.schema).toContain('"reloader_version"');
  });

  it("bring the chart into the clusters whose switch is on", () => {
    expect(copy.services).toContain("stakater.github.io");
  });

  it("show the command in the help, and run it", () => {
    expect(copy.help).toMatch(/greet .*say hello to every client/);
    expect(copy.greeting).toContain("Hello acme\n");
  });

  it("show the check's finding at its place", () => {
    expect(copy.findings).toMatch(
      /config\/clients\.yaml:\d+:\d+ error cost-center-duplicate {2}clients\.globex\.metadata/,
    );
  });
});
