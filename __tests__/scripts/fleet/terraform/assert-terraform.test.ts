import { chmodSync } from "node:fs";
import { join } from "node:path";

import { assertTerraform } from "../../../../scripts/fleet/terraform/assert-terraform";
import { captured } from "../../../support/captured";
import { fleet } from "../../../support/fleet";
import { EXAMPLE_ROOT } from "../../../support/registry";
import { withFolder, writeFiles } from "../../../support/synth-project";

const OLD =
  "terraform is 1.4.0, too old for the stacks: install 1.11 or newer, https://developer.hashicorp.com/terraform/install";

/** A folder with a `terraform` that says what it is given, to whatever it is asked. */
async function withTerraform<T>(says: string, use: (path: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    writeFiles(folder, { terraform: `#!/bin/sh\ncat <<'END'\n${says}\nEND\n` });
    chmodSync(join(folder, "terraform"), 0o755);
    return use(`${folder}:${process.env.PATH}`);
  });
}

describe("Terraform's version", () => {
  it.each([
    "Terraform v1.11.0\non linux_amd64",
    "Terraform v1.13.2",
    "Terraform v2.0.0-beta1",
    '{"terraform_version": "1.11.4"}',
  ])("is taken from the program itself, and may be newer: %s", async (says) => {
    await withTerraform(says, async (PATH) => {
      const { code } = await captured(assertTerraform, { PATH });
      expect(code).toBe(0);
    });
  });

  it.each([
    ["Terraform v1.4.0", OLD],
    ['{"terraform_version":"1.4.0"}', OLD],
    ["Terraform v1.10.5", expect.stringContaining("terraform is 1.10.5") as string],
    ["Terraform v0.15.0", expect.stringContaining("terraform is 0.15.0") as string],
    ["hello", expect.stringContaining("names no version of Terraform: install 1.11") as string],
  ])("ends the command when it is not one that reads the stacks: %s", async (says, message) => {
    await withTerraform(says, async (PATH) => {
      await captured(async () => expect(assertTerraform()).rejects.toMatchObject({ code: 3, message }), { PATH });
    });
  });

  it("is looked at before anything is provisioned: one line, exit 3", async () => {
    await withTerraform("Terraform v1.4.0", async (PATH) => {
      expect(await fleet(["provision", "--dry-run", "--root", EXAMPLE_ROOT], { PATH })).toMatchObject({
        status: 3,
        stdout: "",
        stderr: `fleet: ${OLD}\n`,
      });
    });
  });
});
