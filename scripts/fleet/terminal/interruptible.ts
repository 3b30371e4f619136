import { EXIT, ExitError } from "./exit";

/**
 * Runs work that must not be left half done: an interruption (Ctrl-C, SIGTERM) is remembered until the work has come to
 * its end, and then ends the command with exit 130. The work may ask whether to stop early.
 */
export async function interruptible<T>(work: (interrupted: () => boolean) => Promise<T>): Promise<T> {
  let signal: string | undefined;
  const remember = (name: NodeJS.Signals): void => {
    signal ??= name;
    process.stderr.write(`\n${name}: ending what is under way …\n`);
  };
  const others = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, remember);
  try {
    const result = await work(() => signal !== undefined);
    if (signal !== undefined) throw new ExitError(EXIT.interrupted, "interrupted");
    return result;
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, remember);
    for (const listener of others) process.on("SIGINT", listener);
  }
}
