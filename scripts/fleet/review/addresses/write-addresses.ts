import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeGenerated, type GeneratedFiles } from "../../terminal/generated";
import { PROJECT_ROOT } from "../../terminal/project-root";
import { stackFile, synthesize } from "../../terraform/synthesize";
import { addressesOf } from "./addresses-of";

const FOLDER = "__tests__/addresses";

/** Does for the example in the fixtures what main.ts does for the project: no client who comes or goes changes its lists. */
const EXAMPLE = join(FOLDER, "synthesize-example.ts");

/** Variables that choose another target, ledger or output: the lists are those of the files alone. */
const UNSET = {
  ENVIRONMENT: undefined,
  AWS_REGION: undefined,
  TF_VAR_environment: undefined,
  CIDR_REGISTRY: undefined,
  BOOTSTRAP_BACKEND: undefined,
  SYNTH_HCL_OUTPUT: undefined,
};

/** Writes one list per stack, and removes that of a stack that is no more. */
export async function writeAddresses(check = false): Promise<void> {
  const committed = existsSync(join(PROJECT_ROOT, FOLDER)) ? readdirSync(join(PROJECT_ROOT, FOLDER)) : [];
  const gone = committed.filter((file) => file.endsWith(".txt")).map((file) => [`${FOLDER}/${file}`, undefined]);
  const lists = { ...(Object.fromEntries(gone) as GeneratedFiles), ...(await addressLists()) };
  writeGenerated(PROJECT_ROOT, lists, check);
}

/** Every stack's list, synthesized into a folder of its own, so that cdktf.out stays what the last synth made it. */
async function addressLists(): Promise<GeneratedFiles> {
  const out = mkdtempSync(join(tmpdir(), "fleet-addresses-"));
  try {
    await synthesize({ root: PROJECT_ROOT, variables: UNSET, outdir: out, program: ["--import", "tsx", EXAMPLE] });
    return Object.fromEntries(
      readdirSync(join(out, "stacks")).map((stack) => {
        const json = readFileSync(stackFile(out, stack), "utf8");
        return [`${FOLDER}/${stack}.txt`, `${addressesOf(json).join("\n")}\n`];
      }),
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
