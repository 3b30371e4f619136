import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { FILES } from "../../../config/registry";
import { showsStack } from "../../guarantees/checks/refusal";
import { EXAMPLE } from "../../support/registry";
import { readTree } from "../../support/synth";
import { copyProject, PROJECT_ROOT, run, withFolder } from "../../support/synth-project";

const MISSPELT = { [FILES.clients]: String(EXAMPLE[FILES.clients]).replace("tier: premium", "tier: premum") };

/** cdktf-cli 0.21 brings binaries of its native module for Node 20 and 22; for others its install script builds one. */
function cdktfStarts(): boolean {
  const { status } = run(process.execPath, ["-e", "require('@cdktf/node-pty-prebuilt-multiarch')"], PROJECT_ROOT);
  if (status !== 0) console.warn(`Skipped: cdktf-cli has no native module for Node ${process.version} here`);
  return status === 0;
}

describe("cdktf synth", () => {
  const itWithCli = cdktfStarts() ? it : it.skip;
  itWithCli(
    "shows the findings of an invalid registry without a stack, and leaves nothing to apply (G1)",
    () => {
      withFolder((folder) => {
        copyProject(folder, MISSPELT);
        mkdirSync(join(folder, "home"));
        const variables = { HOME: join(folder, "home"), CI: "1" };
        const { status, stdout, stderr } = run("npx", ["--no-install", "cdktf", "synth"], folder, variables);
        const output = stdout + stderr;
        expect(status).not.toBe(0);
        expect(output).toMatch(/config\/clients.yaml:10:11 error /);
        expect(output).toContain('hint: did you mean "premium"?');
        expect(showsStack(output)).toBe(false);
        expect(readTree(folder)).not.toHaveProperty("cdktf.out/manifest.json");
      });
    },
    60_000,
  );
});
