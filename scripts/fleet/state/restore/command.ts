import { type Command, Option } from "commander";

import { dryRunOption, jsonOption, yesOption } from "../../terminal/options";
import { stateCommand } from "../options";
import type { RestoreStateOptions } from "./restore";
import { VERSION_CHOICES, type VersionChoice } from "./version-choices";

const HELP = `
Makes an old version the current state again, as a new version under both locks: nothing is lost, and every version can
still be restored. Resources are not touched. What the state forgets goes on existing, so read the plan before an apply.

Exit codes: 0 restored, or it was the current state already, 1 refused (locked, no state, another lineage, changed
meanwhile), 2 no terminal and no --yes. Another lineage is confirmed by typing it, which no option replaces.

Examples:
  $ npx fleet state list --layer foundation
  $ npx fleet state restore --layer foundation --previous --dry-run
  $ npx fleet state restore --layer foundation --version-id 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY
  $ npx fleet state restore --layer foundation --repair-digest
`;

/** `fleet state restore`: back to any version of a state with one command (G11, S3-118). */
export function stateRestore(): Command {
  const choice = (flags: string, own: VersionChoice, text: string): Option =>
    new Option(flags, text).conflicts(VERSION_CHOICES.filter((name) => name !== own));
  return stateCommand("restore")
    .description("make an old version of a state the current one")
    .addOption(choice("--version-id <id>", "versionId", "the version to go back to"))
    .addOption(choice("--previous", "previous", "the version before the current one"))
    .addOption(choice("--last-good", "lastGood", "the newest version that is a whole state"))
    .addOption(
      choice("--repair-digest", "repairDigest", "only make the lock table's digest agree with the state as it is"),
    )
    .option("--allow-lineage-change", "also a version of another lineage, which is to be typed")
    .addOption(dryRunOption())
    .addOption(yesOption())
    .addOption(jsonOption())
    .addHelpText("after", HELP)
    .action(async (options: RestoreStateOptions) => (await import("./restore")).restore(options));
}
