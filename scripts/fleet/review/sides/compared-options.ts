import type { Command } from "commander";

import { targetOptions } from "../../terminal/options";

/** A command that compares a commit with the working tree: its target, the commit, and outputs of synths made elsewhere. */
export function comparedOptions(command: Command): Command {
  return targetOptions(command)
    .argument("[ref]", "the commit to compare with, otherwise where this branch left main")
    .option("--base-out <folder>", "output of a synth of that commit, in place of one made here")
    .option("--head-out <folder>", "output of a synth of the working tree, in place of one made here");
}
