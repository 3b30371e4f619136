import { linkSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ownEndpoint } from "../../aws/own-endpoint";
import { EXIT, ExitError } from "../../terminal/exit";
import { processMark } from "../../terminal/process-mark";
import { writeWhole } from "../../terminal/write-whole";

/** Whose buckets, and which. */
export interface AloneProps {
  readonly accountId: string;
  readonly buckets: readonly string[];
}

/**
 * Works on buckets while no other destruction from this machine does; a second one is refused before it has changed or
 * asked anything. What a killed one left keeps nobody out. One from another machine shows itself by versions that are gone.
 */
export async function whileAlone<T>({ accountId, buckets }: AloneProps, work: () => Promise<T>): Promise<T> {
  const taken: string[] = [];
  try {
    for (const bucket of new Set(buckets)) taken.push(take(bucket, lockOf(accountId, bucket)));
    return await work();
  } finally {
    for (const path of taken) rmSync(path, { force: true });
  }
}

/** Whoever answers in AWS's place has buckets of its own. */
function lockOf(accountId: string, bucket: string): string {
  const whose = [process.getuid?.() ?? "user", accountId, bucket, ownEndpoint("S3")].join("-");
  return join(tmpdir(), `fleet-destroy-${whose.replace(/[^a-z0-9.-]+/gi, "_")}.json`);
}

/** Of two that begin at the same moment, one gets the name. */
function take(bucket: string, path: string): string {
  const draft = `${path}.${process.pid}`;
  writeWhole(draft, JSON.stringify({ pid: process.pid, mark: processMark(process.pid) }), 0o600);
  try {
    for (let attempt = 0; ; attempt++)
      try {
        linkSync(draft, path);
        return path;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const holder = readHolder(path);
        if (attempt > 0 || (holder && processMark(holder.pid) === holder.mark))
          throw new ExitError(
            EXIT.failed,
            `${bucket} is being destroyed by another run (process ${holder?.pid ?? "unknown"}): nothing was changed, wait for its end`,
          );
        rmSync(path, { force: true });
      }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Nothing for what no run of this program wrote. */
function readHolder(path: string): { readonly pid: number; readonly mark?: string } | undefined {
  try {
    const { pid, mark } = JSON.parse(readFileSync(path, "utf8")) as { pid?: unknown; mark?: unknown };
    return typeof pid === "number" && typeof mark === "string" ? { pid, mark } : undefined;
  } catch {
    return undefined;
  }
}
