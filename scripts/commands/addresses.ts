import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { addressesOf } from "../review/addresses";
import { writeGenerated, type GeneratedFiles } from "../terminal/generated";
import { PROJECT_ROOT } from "../terminal/load";

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

/** Synthesizes into a folder of its own, so that cdktf.out stays what the last synth made it. */
function addressLists(): GeneratedFiles {
  const out = mkdtempSync(join(tmpdir(), "fleet-addresses-"));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: out };
    execFileSync(process.execPath, ["--import", "tsx", "main.ts"], { cwd: PROJECT_ROOT, env });
    const lists = readdirSync(join(out, "stacks")).map((stack) => {
      const addresses = addressesOf(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8"));
      return [`__tests__/addresses/${stack}.txt`, `${addresses.join("\n")}\n`];
    });
    return Object.fromEntries(lists) as GeneratedFiles;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
