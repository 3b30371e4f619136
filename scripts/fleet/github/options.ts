import { InvalidArgumentError, Option } from "commander";

import { WORKFLOWS_LOGIN } from "./said";

/** An option that takes the number of a pull request. */
export function numberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
    throw new InvalidArgumentError("It must be a number such as 17.");
  });
}

/** --author, for whoever speaks with a token of his own. */
export function authorOption(): Option {
  return new Option("--author <login>", "whose texts are its own").default(WORKFLOWS_LOGIN);
}
