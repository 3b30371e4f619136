import { readFileSync } from "node:fs";

/**
 * What tells a process that lives from a later one that got the same id, after a restart of the machine at the latest;
 * undefined when it is dead. Where there is no /proc, only its id is known.
 */
export function processMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return read("/proc/self/stat") === undefined ? "alive" : undefined;
  // The program's name, in parentheses, may hold anything; state and start time are the 1st and 20th field after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // In a container that reaps nobody, what was killed stays in the list of processes.
  if (fields[0] === "Z") return undefined;
  return `${read("/proc/sys/kernel/random/boot_id")?.trim()}/${fields[19]}`;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
