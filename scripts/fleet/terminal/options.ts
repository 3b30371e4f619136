import { type Command, InvalidArgumentError, Option } from "commander";

import { ENVIRONMENTS } from "../../../config/catalogue/environments";
import { REGIONS } from "../../../config/catalogue/regions";
import { didYouMean } from "../../../config/reading/suggest";
import { PROJECT_ROOT } from "./project-root";

/** Which target a command works on. */
export interface TargetOptions {
  readonly environment?: string;
  readonly region?: string;
  readonly root: string;
}

/** Adds --environment, --region and --root; without the first two the variables or the default target decide (S0-05). */
export function targetOptions(command: Command): Command {
  return command
    .addOption(
      environmentOption(
        "--environment",
        "environment, otherwise $ENVIRONMENT, $TF_VAR_environment or the default target",
      ),
    )
    .addOption(regionOption())
    .addOption(rootOption());
}

/** An option that takes an environment. */
export function environmentOption(flag: string, description?: string): Option {
  return new Option(`${flag} <environment>`, description)
    .choices(ENVIRONMENTS)
    .argParser((text) => oneOf(ENVIRONMENTS, text, `It must be one of ${ENVIRONMENTS.join(", ")}`));
}

/** An option that takes a region; an empty one, as of a variable that is not set, must not mean the default (S0-04, F26). */
export function regionOption(
  flag = "--region",
  description = "AWS region, otherwise $AWS_REGION or the default target",
): Option {
  return new Option(`${flag} <region>`, description).argParser((text) =>
    oneOf(Object.keys(REGIONS), text, "It must be a region such as us-east-2"),
  );
}

/** --root, for what reads the project. */
export function rootOption(description = "the project to read"): Option {
  return new Option("--root <folder>", description).default(PROJECT_ROOT).argParser((text) => {
    if (text !== "") return text;
    throw new InvalidArgumentError("It must be a folder.");
  });
}

/** --client, which $CLIENT_NAME stands in for (S3-127). */
export function clientOption(description = "client, as config/clients.yaml names it"): Option {
  return new Option("--client <name>", description).env("CLIENT_NAME").argParser((text) => {
    if (text !== "") return text;
    throw new InvalidArgumentError("It must be a client's name.");
  });
}

/** --json: data in place of text, on stdout; AWS_DEFAULT_OUTPUT is the AWS command line's own (S3-127). */
export function jsonOption(description = "print the result as JSON on stdout"): Option {
  return new Option("--json", description);
}

/** --dry-run: everything but the change. */
export function dryRunOption(description = "show what would be done and change nothing"): Option {
  return new Option("--dry-run", description);
}

/** --yes answers the command's question, and overrides no refusal. */
export function yesOption(description = "don't ask"): Option {
  return new Option("--yes", description);
}

/** --check, for what writes generated files. */
export function checkOption(what = "file"): Option {
  return new Option("--check", `write nothing; fail if a ${what} is stale`);
}

function oneOf(known: readonly string[], text: string, demand: string): string {
  if (known.includes(text)) return text;
  const hint = text === "" ? undefined : didYouMean(text, known);
  throw new InvalidArgumentError(hint === undefined ? `${demand}.` : `${demand}; ${hint}`);
}
