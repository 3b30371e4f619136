import { join } from "node:path";

import { Argument, Command } from "commander";

import type { Fleet } from "../../../config/fleet";
import { load } from "../terminal/load";
import { PROJECT_ROOT } from "../terminal/project-root";

const HELP = `
Prints a script that teaches a shell the commands, their options and the values of these: clients and regions come from
the configuration of the default target.

Examples:
  $ npx fleet complete bash > ~/.local/share/bash-completion/completions/fleet
  $ npx fleet complete zsh > "\${fpath[1]}/_fleet"
  $ npx fleet complete fish > ~/.config/fish/completions/fleet.fish
  $ npx fleet complete powershell >> $PROFILE
`;

const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** Commander keeps what it was called with: among parsed arguments, `bash` and `-- bash` look the same. */
type Program = Command & { readonly rawArgs: readonly string[] };

/** Values that the configuration has for an option. */
const VALUES: Readonly<Record<string, (fleet: Fleet) => readonly string[]>> = {
  client: ({ clients }) => clients.map(({ name }) => name),
  region: ({ platform }) => Object.values(platform.environments).flatMap((each) => Object.keys(each?.regions ?? {})),
};

/** `fleet complete`: a shell's completion script, and what that script asks for on every Tab. */
export function complete(): Command {
  return new Command("complete")
    .description("print a shell's completion script")
    .addArgument(new Argument("[shell]", `which shell: ${SHELLS.join(", ")}`))
    .argument("[words...]")
    .usage("<shell>")
    .addHelpText("after", HELP)
    .action(async (shell: string | undefined, words: readonly string[], _: unknown, command: Command) => {
      const program = command.parent as Program;
      const asked = program.rawArgs.indexOf("--");
      const completion = await completionOf(program);
      if (asked !== -1) return completion.parse(program.rawArgs.slice(asked + 1));
      if (shell === undefined || !SHELLS.includes(shell) || words.length > 0)
        command.error(`error: which shell? One of ${SHELLS.join(", ")}`);
      completion.setup(program.name(), launcher(), shell);
    });
}

/** Everything of the program but this command; loaded for this command alone. */
async function completionOf(program: Program) {
  const { default: tab } = await import("@bomb.sh/tab/commander");
  const shown = new Command(program.name()).helpCommand(false);
  for (const each of program.commands) if (each.name() !== "complete") shown.addCommand(each);
  const completion = tab(shown);
  for (const each of completion.commands.values()) {
    for (const [name, option] of each.options) {
      const values = VALUES[name];
      if (!values) continue;
      option.handler = (add) => {
        for (const value of configured(values, program)) add(value, "");
      };
    }
  }
  return completion;
}

/** A configuration that is not valid has nothing to offer; this is no place to say so. */
function configured(values: (fleet: Fleet) => readonly string[], { rawArgs }: Program): string[] {
  const named = rawArgs.indexOf("--root");
  const loaded = load((named === -1 ? undefined : rawArgs[named + 1]) ?? PROJECT_ROOT);
  return loaded.ok ? [...new Set(values(loaded.fleet))] : [];
}

/** How a completion script calls this program, wherever it is: in words that no shell takes apart. */
function launcher(): string {
  return `node ${join(PROJECT_ROOT, "scripts", "fleet.js").replace(/[^\w@%+=:,./-]/g, "\\$&")}`;
}
