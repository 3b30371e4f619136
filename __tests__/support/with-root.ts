import { fleetProgram } from "../../scripts/fleet/program";

/** Tells a command which project to read, if it reads one. */
export function withRoot(args: readonly string[], folder: string): string[] {
  let command = fleetProgram();
  for (const word of args) {
    const below = command.commands.find((each) => each.name() === word);
    if (!below) break;
    command = below;
  }
  const readsProject = command.options.some(({ long }) => long === "--root");
  return readsProject && !args.includes("--root") ? [...args, "--root", folder] : [...args];
}
