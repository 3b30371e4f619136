import { fleetProgram } from "../../scripts/fleet/program";

/** Tells a command which project to read, if it reads one: before its own options, whose last may lack its value. */
export function withRoot(args: readonly string[], folder: string): string[] {
  let command = fleetProgram();
  let names = 0;
  for (const word of args) {
    const below = command.commands.find((each) => each.name() === word);
    if (!below) break;
    command = below;
    names++;
  }
  const readsProject = command.options.some(({ long }) => long === "--root");
  if (!readsProject || args.includes("--root")) return [...args];
  return [...args.slice(0, names), "--root", folder, ...args.slice(names)];
}
