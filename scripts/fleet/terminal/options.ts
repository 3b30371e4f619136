import { type Command, InvalidArgumentError, Option } from "commander";

import type { Client, Fleet } from "../../../config/fleet";
import { ENVIRONMENTS } from "../../../config/catalogue/environments";
import { didYouMean } from "../../../config/reading/suggest";
import { EXIT, ExitError } from "./exit";
import { loadOrExit, PROJECT_ROOT } from "./load";

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
      new Option("--environment <environment>", "environment, otherwise $ENVIRONMENT or the default target").choices(
        ENVIRONMENTS,
      ),
    )
    .option("--region <region>", "AWS region, otherwise $AWS_REGION or the default target", regionName)
    .option("--root <folder>", "the project to read", PROJECT_ROOT);
}

/** An empty one, as of a variable that is not set, must not mean the default (S0-04, F26). */
function regionName(text: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) return text;
  throw new InvalidArgumentError("It must be a region such as us-east-2.");
}

/** The configuration of the target that the options name, or the end of the command with every finding on stderr. */
export function loadTargetOrExit({ environment, region, root }: TargetOptions): Fleet {
  return loadOrExit(root, {
    ...(environment === undefined ? {} : { ENVIRONMENT: environment }),
    ...(region === undefined ? {} : { AWS_REGION: region }),
  });
}

/** Adds --client, which $CLIENT_NAME stands in for (S3-127). */
export function clientOption(command: Command): Command {
  return command.addOption(
    new Option("--client <name>", "client, as config/clients.yaml names it").env("CLIENT_NAME").makeOptionMandatory(),
  );
}

/** The client of this name in the target; a name that is not there ends the command with exit 2. */
export function clientOf({ clients, target }: Fleet, name: string): Client {
  const client = clients.find((each) => each.name === name);
  if (client) return client;
  const known = clients.map((each) => each.name);
  const hint = didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "it has no clients");
  const place = `${target.environment} in ${target.region}`;
  throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is not an enabled client of ${place}; ${hint}`);
}
