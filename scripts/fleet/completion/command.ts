import { Argument, Command } from "commander";

const HELP = `
Prints a script that teaches a shell the commands, their options and the values of these: clients and regions come from
the configuration. Both spellings (npx fleet, fleet) are completed, in bash ./scripts/*.sh too. The script may also be sourced:
from ~/.bashrc, which needs no package bash-completion, or from ~/.zshrc, after compinit if that is called there. fish looks
for npx's completions elsewhere: so fleet's are in conf.d, which is read at each start. The one for PowerShell is not tested.

Examples:
  $ npx fleet complete bash > ~/.local/share/bash-completion/completions/fleet
  $ npx fleet complete zsh > "\${fpath[1]}/_fleet"
  $ npx fleet complete fish > ~/.config/fish/conf.d/fleet.fish
  $ npx fleet complete powershell >> $PROFILE
`;

const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** Commander keeps what it was called with: among parsed arguments, `bash` and `-- bash` look the same. */
type Program = Command & { readonly rawArgs: readonly string[] };

/** `fleet complete`: a shell's completion script, and what that script asks for on every Tab. */
export function complete(): Command {
  return new Command("complete")
    .description("print a shell's completion script")
    .addArgument(new Argument("[shell]", `which shell: ${SHELLS.join(", ")}`))
    .argument("[words...]")
    .usage("<shell>")
    .addHelpText("after", HELP)
    .action(async (shell: string | undefined, words: readonly string[], _: unknown, command: Command) => {
      const { rawArgs } = command.parent as Program;
      const asked = rawArgs.indexOf("--");
      if (asked === -1 && (shell === undefined || !SHELLS.includes(shell) || words.length > 0))
        command.error(`error: which shell? One of ${SHELLS.join(", ")}`);
      const typed = asked === -1 ? undefined : rawArgs.slice(asked + 1);
      const root = rawArgs[rawArgs.indexOf("--root") + 1];
      (await import("./complete")).complete(
        command.parent!,
        shell,
        typed,
        rawArgs.includes("--root") ? root : undefined,
      );
    });
}
