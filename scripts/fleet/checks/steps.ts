import { join } from "node:path";

import { PROJECT_ROOT } from "../terminal/project-root";
import { fleet, runTools, runToolsIfPresent, tool } from "./run-tools";
import { shellPrograms } from "./shell-programs";
import type { Step } from "./step";
import type { StepName } from "./step-names";
import { terraformValidate } from "./terraform-validate";
import { tflintStacks } from "./tflint-stacks";
import { unitTests } from "./unit-tests";

/** What each step runs: the same programs as the npm scripts. */
export const STEPS: Readonly<Record<StepName, Step>> = {
  validate: (live) => runTools([fleet("validate")], live),
  "validate-cidr": (live) => runTools([fleet("validate-cidr")], live),
  generated: (live) =>
    runTools(
      GENERATORS.map((each) => fleet(each, "--check")),
      live,
    ),
  synth: (live) => runTools([[process.execPath, "scripts/synth.js"]], live),
  types: (live) => runTools([tool("typescript", "--noEmit")], live),
  lint: (live) => runTools([tool("eslint", ".")], live),
  format: (live) => runTools([tool("prettier", "--check", "--log-level", "warn", ".")], live),
  imports: (live) => runTools([tool("dependency-cruiser", ...SOURCES)], live),
  unused: (live) => runTools([tool("knip")], live),
  shellcheck: (live) =>
    runToolsIfPresent([["shellcheck", "-x", "-P", "SCRIPTDIR", ...shellPrograms(PROJECT_ROOT)]], live),
  actionlint: (live) => runToolsIfPresent([["actionlint"]], live),
  // Offline: what it would ask GitHub about is not this project's.
  zizmor: (live) => runToolsIfPresent([["zizmor", "--offline", "--no-progress", ".github"]], live),
  tflint: () => tflintStacks(join(PROJECT_ROOT, "cdktf.out")),
  terraform: (live) => terraformValidate(join(PROJECT_ROOT, "cdktf.out"), live),
  tests: (live) => unitTests(PROJECT_ROOT, live),
};

/** Where imports are held to their rules. */
const SOURCES = ["main.ts", "config", "layers", "modules", "scripts", "__tests__"];

/** Commands whose files are committed. */
const GENERATORS = ["schema", "addresses", "docs"];
