import { Command } from "commander";

import { checkOption } from "../../terminal/options";

const HELP = `
State addresses are part of the public interface: whoever has deployed would see a renamed one destroyed and made anew.
The lists in __tests__/addresses make every change of them visible in review: they are those of the example in
__tests__/fixtures/example, so that a client who comes or goes changes none.

Examples:
  $ npx fleet addresses
  $ npx fleet addresses --check
`;

/** `fleet addresses`: the committed list of state addresses, one file per stack of the example that tests read. */
export function addresses(): Command {
  return new Command("addresses")
    .description("write the list of state addresses of every stack of the example")
    .addOption(checkOption("list"))
    .addHelpText("after", HELP)
    .action(async ({ check }: { check?: boolean }) => (await import("./write-addresses")).writeAddresses(check));
}
