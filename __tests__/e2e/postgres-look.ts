import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { PostgresMachine } from "./postgres-machine";
import { until } from "./postgres-until";

/** What tells one database from every other: it is chosen when a database is made. */
export function systemIdentifier(machine: PostgresMachine): string {
  const printed = execFileSync(machine.program("pg_controldata"), [machine.data], { encoding: "utf8" });
  return /^Database system identifier:\s+(\d+)$/m.exec(printed)![1]!;
}

/** Logs in over the network as an application does, and returns who the server says that is. */
export function logIn(machine: PostgresMachine, user: string, password: string, sslmode = "require"): string {
  const conninfo = `host=127.0.0.1 port=${machine.port} user=${user} dbname=postgres sslmode=${sslmode}`;
  const env = { PGPASSWORD: password, PATH: process.env.PATH };
  return execFileSync("psql", [conninfo, "-XAtc", "SELECT current_user"], {
    encoding: "utf8",
    env,
    stdio: "pipe",
  }).trim();
}

/** What is on the volumes of a machine, without the test's own marks. */
export function madeOn({ root }: PostgresMachine): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /[/].*(?<![.]mounted)$/.test(file));
}

/** The files below a folder that contain a text and that others than their owner may read. */
export function readableWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => {
      const { mode } = lstatSync(file);
      return (mode & 0o170000) === 0o100000 && (mode & 0o077) !== 0 && readFileSync(file).includes(text);
    });
}

/** The archived WAL segment that a base backup begins with. */
export function firstSegment(backup: string): string {
  const label = execFileSync("tar", ["-xzOf", path.join(backup, "base.tar.gz"), "backup_label"], { encoding: "utf8" });
  return `${/^START WAL LOCATION: .* \(file (\w+)\)$/m.exec(label)![1]}.gz`;
}

/** Waits until the server's clock is so much later: base backups are named after whole seconds. */
export async function secondsLater(machine: PostgresMachine, seconds: number): Promise<void> {
  const now = () => Number(machine.sql("SELECT extract(epoch FROM clock_timestamp())"));
  const then = now() + seconds;
  await until(`${seconds} s have passed`, () => now() >= then);
}
