import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { addressesOf } from "./addresses-of";
import { EXIT, ExitError } from "../../terminal/exit";
import { writeGenerated, type GeneratedFiles } from "../../terminal/generated";
import { PROJECT_ROOT } from "../../terminal/load";

const HELP = `
State addresses are part of the public interface: whoever has deployed would see a renamed one destroyed and made anew.
The lists in __tests__/addresses make every change of them visible in review.

Examples:
  $ npx fleet addresses
  $ npx fleet addresses --check
`;

/** `fleet addresses`: the committed list of state addresses, one file per stack of the shipped registry. */
export function addresses(): Command {
  return new Command("addresses")
    .description("write the list of state addresses of every stack")
    .option("--check", "write nothing; fail if a list is stale")
    .addHelpText("after", HELP)
    .action(({ check }: { check?: boolean }) => writeGenerated(PROJECT_ROOT, addressLists(), check));
}

const FOLDER = "__tests__/addresses";

/** Variables that choose another target, ledger or output: the lists are those of the files alone. */
const CHOICES = ["ENVIRONMENT", "AWS_REGION", "CIDR_REGISTRY", "BOOTSTRAP_BACKEND", "SYNTH_HCL_OUTPUT"];

/** One list per stack, and none for a stack that is no more. */
function addressLists(): GeneratedFiles {
  const committed = existsSync(join(PROJECT_ROOT, FOLDER)) ? readdirSync(join(PROJECT_ROOT, FOLDER)) : [];
  const lists: Record<string, string | undefined> = {};
  for (const file of committed) if (file.endsWith(".txt")) lists[`${FOLDER}/${file}`] = undefined;
  for (const [stack, json] of Object.entries(synthesize()))
    lists[`${FOLDER}/${stack}.txt`] = `${addressesOf(json).join("\n")}\n`;
  return lists;
}

/** The text of every stack, synthesized into a folder of its own, so that cdktf.out stays what the last synth made it. */
function synthesize(): Record<string, string> {
  const out = mkdtempSync(join(tmpdir(), "fleet-addresses-"));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: out };
    for (const name of CHOICES) Reflect.deleteProperty(env, name);
    const { status } = spawnSync(process.execPath, [join(PROJECT_ROOT, "scripts", "synth.js")], {
      cwd: PROJECT_ROOT,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new ExitError(status === EXIT.usage ? EXIT.usage : EXIT.failed, "the synth failed");
    const stacks = readdirSync(join(out, "stacks"));
    return Object.fromEntries(
      stacks.map((stack) => [stack, readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8")]),
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
