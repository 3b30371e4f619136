import type { Client, Fleet } from "../../../config/fleet";
import { didYouMean } from "../../../config/reading/suggest";
import { EXIT, ExitError } from "./exit";
import { loadOrExit } from "./load";
import type { TargetOptions } from "./options";

/** The configuration of the target that the options name, or the end of the command with every finding on stderr. */
export function loadTargetOrExit({ environment, region, root }: TargetOptions): Fleet {
  return loadOrExit(root, {
    ...(environment === undefined ? {} : { ENVIRONMENT: environment }),
    ...(region === undefined ? {} : { AWS_REGION: region }),
  });
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
