import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { fleet, runTools, runToolsIfPresent, tool } from "../../../../scripts/fleet/checks/run-tools";
import { shellPrograms } from "../../../../scripts/fleet/checks/shell-programs";
import { terraformValidate } from "../../../../scripts/fleet/checks/terraform-validate";
import type { Files } from "../../../support/registry";
import { PROJECT_ROOT, writeFiles } from "../../../support/synth-project";

const NODE = process.execPath;

describe("a step's programs", () => {
  it("are all run, and fail together when one does", async () => {
    const outcome = await runTools(
      [
        [NODE, "-e", "console.log('one'); process.exit(1)"],
        [NODE, "-p", "'two'"],
      ],
      false,
    );
    expect(outcome).toEqual({ result: "failed", log: "one\ntwo\n" });
  });

  it("say that the configuration is invalid only when it is this program that says so", async () => {
    expect(await runTools([[NODE, "-e", "process.exit(2)"]], false)).toEqual({ result: "failed", log: "" });
    const { invalid } = await runTools([fleet("validate", "--root", "no-such-folder")], false);
    expect(invalid).toBe(true);
  });

  it("are skipped when they are not there, and only then", async () => {
    expect(await runToolsIfPresent([["no-such-program"]], false)).toEqual({
      result: "skipped",
      detail: "no-such-program is not on PATH",
      log: "",
    });
    expect(await runToolsIfPresent([[NODE, "-e", "process.exit(3)"]], false)).toMatchObject({ result: "failed" });
  });

  it.each(["typescript", "eslint", "prettier", "jest"])("finds the program of %s without a shell", (name) => {
    const [program, path] = tool(name);
    expect(program).toBe(NODE);
    expect(existsSync(path!)).toBe(true);
  });
});

describe("the shell programs of the project", () => {
  const programs = shellPrograms(PROJECT_ROOT);

  it("are all that say so in their first line", () => {
    for (const path of programs) expect(readFileSync(join(PROJECT_ROOT, path), "utf8")).toMatch(/^#!.*\b(ba)?sh\n/);
  });

  it("include launchers, hooks, CI and what runs on machines", () => {
    expect(programs).toEqual(
      expect.arrayContaining([
        ".ci/run",
        ".githooks/pre-commit",
        "modules/machine/boot/fleet-machine",
        "modules/postgres/boot/fleet-postgres",
        "scripts/validate-all.sh",
      ]),
    );
  });
});

describe("terraform validate", () => {
  const STACK = JSON.stringify({ terraform: { required_providers: { aws: { source: "aws", version: "1.2.3" } } } });
  const PROVIDER = "registry.terraform.io/hashicorp/aws/1.2.3/linux_amd64/provider";
  /** Notes how it was called, once its version is known. */
  const terraform = (version: string) =>
    `#!/bin/sh\n[ "$1" = version ] && echo "Terraform v${version}\non linux_amd64" && exit\necho "$@"\n`;
  const before = { ...process.env };

  afterEach(() => {
    process.env = { ...before };
  });

  it("is skipped without a synth", async () => {
    expect(await terraformValidate("no-such-folder", false)).toMatchObject({ result: "skipped" });
  });

  it("is skipped when no folder has the providers in the version that the stacks name", async () => {
    await inScene({ "plugins/registry.terraform.io/hashicorp/aws/9.9.9/x": "" }, async (folder) => {
      expect(await terraformValidate(folder, false)).toEqual({
        result: "skipped",
        detail: "neither TF_PROVIDER_MIRROR nor TF_PLUGIN_CACHE_DIR has the providers",
        log: "",
      });
    });
  });

  it.each(["registry.terraform.io/hashicorp/aws/terraform-provider-aws_1.2.3_linux_amd64.zip", PROVIDER])(
    "looks at a copy of every stack with the providers that are there: %s",
    async (provider) => {
      await inScene({ [`plugins/${provider}`]: "", "stacks/a/.terraform/x": "" }, async (folder) => {
        const { result, detail, log } = await terraformValidate(folder, false);
        expect({ result, detail }).toEqual({ result: "ok", detail: "2 stacks" });
        expect(log.split("\n").map((line) => line.replace(/=\S+\/([ab]) /, "=$1 "))).toEqual([
          `-chdir=a init -backend=false -input=false -no-color -plugin-dir=${join(folder, "plugins")}`,
          "-chdir=a validate -no-color",
          `-chdir=b init -backend=false -input=false -no-color -plugin-dir=${join(folder, "plugins")}`,
          "-chdir=b validate -no-color",
          "",
        ]);
        expect(log).not.toContain(join(folder, "stacks"));
      });
    },
  );

  it("runs nothing in a Terraform that is too old, and says which one it takes", async () => {
    const files = { [`plugins/${PROVIDER}`]: "", "bin/terraform": terraform("1.4.0") };
    await inScene(files, async (folder) => {
      const sentence = expect.stringMatching(
        /^terraform is 1\.4\.0, too old for the stacks: install 1\.11 or newer, /,
      ) as string;
      expect(await terraformValidate(folder, false)).toEqual({
        result: "failed",
        detail: sentence,
        log: sentence,
        unfit: true,
      });
    });
  });

  async function inScene(files: Files, use: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "fleet-checks-"));
    try {
      writeFiles(folder, { "bin/terraform": terraform("1.11.4"), ...files });
      for (const stack of ["a", "b"]) writeFiles(folder, { [`stacks/${stack}/cdk.tf.json`]: STACK });
      chmodSync(join(folder, "bin/terraform"), 0o755);
      process.env.PATH = `${join(folder, "bin")}${delimiter}${process.env.PATH}`;
      process.env.TF_PROVIDER_MIRROR = join(folder, "plugins");
      delete process.env.TF_PLUGIN_CACHE_DIR;
      await use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
