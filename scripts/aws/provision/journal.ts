import { existsSync, readFileSync, rmSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";

import type { Target } from "../../../config/fleet";
import { EXIT, ExitError } from "../../terminal/exit";
import { writeWhole } from "../../terminal/write-whole";

/** What a run of provision says about itself while it works, so that the next one can go on where it was killed. */
export interface JournalEntry {
  /** ISO 8601 */
  readonly startedAt: string;
  /** user@host, as Terraform's locks have it. */
  readonly who: string;
  /** Processes that may still be at work: this program, and the Terraform it runs. */
  readonly pids: readonly number[];
  /** Addresses of what was not there before the first run: whatever is there now was made by it. */
  readonly free: readonly string[];
}

/** The journal of provisioning one target, a file in the project's folder. */
export class Journal {
  private readonly path: string;
  private entry: JournalEntry | undefined;

  constructor(root: string, { environment, region }: Target) {
    this.path = join(root, `terraform.bootstrap-${environment}-${region}.provision.json`);
    this.entry = existsSync(this.path) ? (JSON.parse(readFileSync(this.path, "utf8")) as JournalEntry) : undefined;
  }

  /** What a run before this one left, if it was killed; one that still lives ends the command (F12). */
  interrupted(): JournalEntry | undefined {
    const alive = this.entry?.pids.filter((pid) => pid !== process.pid && isAlive(pid)) ?? [];
    if (alive.length === 0) return this.entry;
    throw new ExitError(EXIT.failed, `another provision is at work (process ${alive.join(", ")}), see ${this.path}`);
  }

  /** Writes down, before the first change, what is not there yet; what an earlier run wrote stands. */
  begin(free: readonly string[]): void {
    this.write({
      startedAt: this.entry?.startedAt ?? new Date().toISOString(),
      who: `${userInfo().username}@${hostname()}`,
      pids: [process.pid],
      free: [...new Set([...(this.entry?.free ?? []), ...free])],
    });
  }

  /** Terraform was started: until it has ended, nobody else may begin. */
  runs(pid: number): void {
    if (this.entry) this.write({ ...this.entry, pids: [process.pid, pid] });
  }

  /** All is done: there is nothing to go on with. */
  end(): void {
    rmSync(this.path, { force: true });
    this.entry = undefined;
  }

  private write(entry: JournalEntry): void {
    this.entry = entry;
    writeWhole(this.path, `${JSON.stringify(entry, null, 2)}\n`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** In a container that reaps nobody, what was killed stays in the list of processes; elsewhere there is no such file. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
