import { existsSync, linkSync, readFileSync, rmSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import type { Target } from "../../../config/fleet";
import { EXIT, ExitError } from "../terminal/exit";
import { writeWhole } from "../terminal/write-whole";
import { processMark } from "../terminal/process-mark";

const journalEntry = z.object({
  /** user@host, as Terraform's locks have it. */
  who: z.string(),
  /** Processes that may still be at work: this program, and the Terraform it runs. */
  processes: z.array(z.object({ pid: z.number(), mark: z.string().optional() })),
  /** ISO 8601: when Terraform was last started; a lock that it left is hardly younger. */
  terraformStartedAt: z.string().optional(),
  /** Addresses of what was not there before the first run: whatever is there now was made by it. */
  free: z.array(z.string()),
});

/** What a run of provision says about itself while it works, so that the next one can go on where it was killed. */
export type JournalEntry = Readonly<z.output<typeof journalEntry>>;

/** The journal of provisioning one target, a file in the project's folder. */
export class Journal {
  private readonly path: string;
  private entry: JournalEntry | undefined;

  constructor(root: string, { environment, region }: Pick<Target, "environment" | "region">) {
    this.path = join(root, `terraform.bootstrap-${environment}-${region}.provision.json`);
  }

  /** What a run before this one left, if it did not come to its end; one that still lives ends the command (F12). */
  interrupted(): JournalEntry | undefined {
    const left = this.read();
    // Ids of another machine's processes say nothing here: there Terraform's own locks have to keep runs apart.
    const alive = left?.who === who() ? left.processes.filter(isAtWork) : [];
    if (alive.length > 0) throw this.atWork(`process ${alive.map(({ pid }) => pid).join(", ")}, `);
    return left;
  }

  /** Writes down, before the first change, what is not there yet; what an earlier run wrote stands. Returns the latter. */
  begin(free: readonly string[]): JournalEntry | undefined {
    const left = this.interrupted();
    const entry = {
      ...left,
      who: who(),
      processes: [marked(process.pid)],
      free: [...new Set([...(left?.free ?? []), ...free])],
    };
    if (left) this.write(entry);
    else this.writeFirst(entry);
    return left;
  }

  /** Terraform was started: until it has ended, nobody else may begin. */
  runs(pid: number): void {
    const processes = [marked(process.pid), marked(pid)];
    if (this.entry) this.write({ ...this.entry, processes, terraformStartedAt: new Date().toISOString() });
  }

  /** This run ends before all is done, but nothing is at work any longer. */
  stop(): void {
    if (this.entry) this.write({ ...this.entry, processes: [] });
  }

  /** All is done: there is nothing to go on with. */
  end(): void {
    rmSync(this.path, { force: true });
    this.entry = undefined;
  }

  private read(): JournalEntry | undefined {
    if (!existsSync(this.path)) return undefined;
    try {
      return journalEntry.parse(JSON.parse(readFileSync(this.path, "utf8")));
    } catch {
      throw new ExitError(
        EXIT.failed,
        `${this.path} is no journal of a provision: nothing can be gone on with from it`,
      );
    }
  }

  private write(entry: JournalEntry): void {
    this.entry = entry;
    writeWhole(this.path, text(entry));
  }

  /** Of two that begin at the same moment, one gets the name. */
  private writeFirst(entry: JournalEntry): void {
    const draft = `${this.path}.${process.pid}`;
    writeWhole(draft, text(entry));
    try {
      linkSync(draft, this.path);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === "EEXIST" ? this.atWork("") : error;
    } finally {
      rmSync(draft);
    }
    this.entry = entry;
  }

  private atWork(whose: string): ExitError {
    return new ExitError(EXIT.failed, `another provision is at work (${whose}see ${this.path}): wait for its end`);
  }
}

function who(): string {
  return `${userInfo().username}@${hostname()}`;
}

function marked(pid: number): JournalEntry["processes"][number] {
  return { pid, mark: processMark(pid) };
}

function isAtWork({ pid, mark }: JournalEntry["processes"][number]): boolean {
  return pid !== process.pid && mark !== undefined && processMark(pid) === mark;
}

function text(entry: JournalEntry): string {
  return `${JSON.stringify(entry, null, 2)}\n`;
}
