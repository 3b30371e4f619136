import { join } from "node:path";

import tab from "@bomb.sh/tab/commander";
import { Command } from "commander";

import { PROJECT_ROOT } from "../terminal/project-root";
import { bashScript } from "./bash-script";
import { clientNames, regionNames } from "./configured-names";
import { fishScript } from "./fish-script";
import { POWERSHELL_NPX } from "./powershell-npx";
import { zshScript } from "./zsh-script";

/** Values that the configuration has for an option. */
const VALUES: Readonly<Record<string, (root: string) => readonly string[]>> = {
  client: clientNames,
  region: regionNames,
};

/** Scripts of our own, since the library's complete only a bare `fleet`; the one for PowerShell is the library's. */
const SCRIPTS: Readonly<Record<string, (launcher: string) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Prints a shell's script, or for the words that somebody has typed what may come next. */
export function complete(program: Command, shell = "", typed?: string[], root = PROJECT_ROOT): void {
  const script = SCRIPTS[shell];
  if (typed === undefined && script) return console.log(script(launcher()));
  const completion = completionOf(program, root);
  if (typed !== undefined) return completion.parse(typed);
  completion.setup(program.name(), launcher(), shell);
  if (shell === "powershell") console.log(POWERSHELL_NPX);
}

/** Everything of the program but this command. */
function completionOf(program: Command, root: string) {
  const shown = new Command(program.name()).helpCommand(false);
  for (const each of program.commands) if (each.name() !== "complete") shown.addCommand(each);
  const completion = tab(shown);
  for (const each of completion.commands.values()) {
    for (const [name, option] of each.options) {
      const values = VALUES[name];
      if (!values) continue;
      option.handler = (add) => {
        for (const value of values(root)) add(value, "");
      };
    }
  }
  return completion;
}

/** How a completion script calls this program, wherever it is: in words that no shell takes apart. */
function launcher(): string {
  return `node ${join(PROJECT_ROOT, "scripts", "fleet.js").replace(/[^\w@%+=:,./-]/g, "\\$&")}`;
}
