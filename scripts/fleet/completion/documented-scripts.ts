import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { PROJECT_ROOT } from "../terminal/project-root";

/** The scripts under their documented names (`kubeconfig.sh`), each with the words of the command that it stands for. */
export function documentedScripts(): readonly (readonly [script: string, command: string])[] {
  const folder = join(PROJECT_ROOT, "scripts");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sh"))
    .map((name) => [name, /fleet\.js" ([a-z0-9 -]+) "\$@"/.exec(readFileSync(join(folder, name), "utf8"))?.[1] ?? ""]);
}
