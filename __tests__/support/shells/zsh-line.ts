import { spawnSync } from "node:child_process";

/** Types into a zsh in a terminal of its own, presses Tab, and prints the line that is there then. */
const DRIVER = String.raw`
zmodload zsh/zpty
zpty shell "zsh -f -i"
zpty -w shell 'PS1="REA""DY> "; show() { zle -I; print -r -- "[[$BUFFER]]" }; zle -N show; bindkey "^X" show; '"$1"'; print SET""UP'
zpty -r shell shown '*SETUP*READY> '
zpty -w -n shell "$2"$'\t\x18'
zpty -r shell shown '*\[\[*\]\]*'
print -rn -- "$shown"
zpty -d shell`;

/** The line after Tab in a zsh that has nothing but this set up; `home` is where zsh may leave its files. */
export function zshLine(setup: string, typed: string, home: string): string | undefined {
  const run = spawnSync("zsh", ["-f", "-c", DRIVER, "zsh", setup, typed], {
    env: { ...process.env, HOME: home, ZDOTDIR: home },
    encoding: "utf8",
    timeout: 30_000,
    killSignal: "SIGKILL",
  });
  return /\[\[(.*?)\]\]/s.exec(run.stdout)?.[1];
}
