import { type Command, InvalidArgumentError, Option } from "commander";

import type { TargetOptions } from "../terminal/options";
import { TERRAFORMS, type TerraformName } from "./terraform-at";

/** What commands that run Terraform over stacks have in common. */
export interface StackOptions extends TargetOptions {
  /** Layers by name; default those of the command. */
  readonly layer?: readonly string[];
  /** How many stacks at the same time; default 1. */
  readonly parallel?: number;
  readonly terraform?: TerraformName;
}

/** More of Terraform's processes than this no machine takes. */
const MOST = 64;

/** Adds --layer, --parallel and --terraform. */
export function stackOptions(command: Command, does: string): Command {
  return command
    .addOption(new Option("--layer <layer...>", `layers to ${does}; names are clients then`))
    .addOption(
      new Option(
        "--parallel <count>",
        "stacks at the same time: those of different clients, and what reads nothing of each other",
      )
        .argParser(countOf)
        .default(1),
    )
    .addOption(new Option("--terraform <program>", `what runs`).choices(TERRAFORMS).default("terraform"));
}

function countOf(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST}.`);
}
