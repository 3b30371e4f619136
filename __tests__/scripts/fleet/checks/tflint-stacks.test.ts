import { chmodSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";

import { tflintStacks } from "../../../../scripts/fleet/checks/tflint-stacks";
import { inFolder } from "../../../support/in-folder";
import { writeFiles } from "../../../support/synth-project";

const issue = (name: string, message: string) => ({
  rule: { name },
  message,
  range: { filename: "cdk.tf.json", start: { line: 7 } },
});

describe("tflint over the stacks", () => {
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  it("is skipped where it is not installed, or where nothing is synthesized", async () => {
    await inFolder("fleet-tflint-", async (folder) => {
      process.env.PATH = folder;
      expect(await tflintStacks(folder)).toMatchObject({ result: "skipped", detail: "there is no cdktf.out" });
      mkdirSync(join(folder, "stacks", "foundation"), { recursive: true });
      expect(await tflintStacks(folder)).toMatchObject({ result: "skipped", detail: "tflint is not on PATH" });
    });
  });

  it("fails for what it finds, and not for aliases that are kept for what is to be destroyed", async () => {
    await inFolder("fleet-tflint-", async (folder) => {
      mkdirSync(join(folder, "stacks", "foundation"), { recursive: true });
      const says = async (...issues: object[]) => {
        const script = `#!/bin/sh\ncat <<'END'\n${JSON.stringify({ issues, errors: [] })}\nEND\n`;
        writeFiles(folder, { "bin/tflint": script });
        chmodSync(join(folder, "bin/tflint"), 0o755);
        process.env.PATH = `${join(folder, "bin")}${delimiter}${PATH}`;
        return tflintStacks(folder);
      };
      const kept = issue(
        "terraform_unused_declarations",
        'provider "aws" with alias "eu-west-3" is declared but not used',
      );
      expect(await says(kept)).toEqual({ result: "ok", detail: "1 stack", log: "" });
      const found = await says(kept, issue("terraform_required_version", "it is missing"));
      expect(found).toMatchObject({ result: "failed" });
      expect(found.log).toMatch(/cdk\.tf\.json:7: terraform_required_version: it is missing\n$/);
    });
  });
});
