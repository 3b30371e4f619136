import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { PROJECT_ROOT } from "../support/synth-project";
import { type Run, run } from "../support/terraform/run";
import { until } from "./postgres-until";

/** What /etc/fleet/postgres.env says, by key. */
export type Settings = Readonly<Record<string, string>>;

/** A machine's place in the file system, with the programs as they are installed on it; nothing of it is outside its folder. */
export interface PostgresMachine {
  /** Where the volumes are mounted. */
  readonly root: string;
  /** Where the server is expected. */
  port: string;
  /** The data directory. */
  readonly data: string;
  /** Everything that the server and the programs printed. */
  readonly log: () => string;
  /** Every command line that the programs ran. */
  readonly commandLines: () => string;
  /** The path of one of PostgreSQL's own programs. */
  program(name: string): string;
  /** Gives the machine other settings, besides those it has. */
  configure(changes: Settings): void;
  fleetPostgres(...args: string[]): Promise<Run>;
  /** Starts a command that a test wants to kill; ends it with all its children. */
  interruptible(...args: string[]): { kill(): Promise<void> };
  /** Becomes the server, as the unit does, and answers when it accepts connections. */
  start(): Promise<void>;
  /** Stops the server, as the unit does. */
  stop(): Promise<void>;
  /** Asks the server as the superuser on the machine. */
  sql(query: string): string;
  /** Gives a volume a file system of its own, of so many MiB, or makes that larger. */
  limit(volume: string, mib: number): void;
  /** Pretends that a volume is, or is not, mounted. */
  setMounted(volume: string, mounted: boolean): void;
  remove(): Promise<void>;
}

/** Where AWS is for the programs. */
export interface Surroundings {
  readonly endpoint: string;
  readonly region: string;
}

const VOLUMES = ["data", "wal", "backup"];

/** What a machine that is told of a parameter has from there alone. */
const IN_PARAMETER = ["POSTGRES_VERSION", "PORT", "REPLICA_ADDRESSES", "BACKUP_RETENTION_DAYS"];

/** Makes a machine with the given settings; its volumes are mounted. */
export function postgresMachine(settings: Settings, { endpoint, region }: Surroundings): PostgresMachine {
  const home = mkdtempSync(path.join(tmpdir(), "fleet-postgres-"));
  // The user postgres must get through.
  chmodSync(home, 0o755);
  const [root, runFolder, bin] = ["volumes", "run", "bin"].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [root, runFolder, bin, path.join(home, "etc", "fleet")]) mkdirSync(folder, { recursive: true });
  for (const folder of [...VOLUMES.map((volume) => path.join(root, volume)), runFolder]) {
    mkdirSync(folder, { recursive: true });
    execFileSync("chown", ["postgres:", folder]);
  }
  const envFile = path.join(home, "etc", "fleet", "postgres.env");
  const recorded = path.join(home, "command-lines");
  writeFileSync(recorded, "");
  installPrograms(bin);
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    FLEET_ENV: envFile,
    FLEET_ETC: path.join(home, "etc"),
    FLEET_ROOT: root,
    FLEET_RUN: runFolder,
    FLEET_WAIT_SECONDS: "0",
    FLEET_RECORD: recorded,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  let printed = "";
  let server: ChildProcess | undefined;
  const limited: string[] = [];

  const machine: PostgresMachine = {
    root,
    port: settings.PORT!,
    data: path.join(root, "data", "postgresql"),
    log: () => printed,
    commandLines: () => readFileSync(recorded, "utf8"),
    program: (name) => `/usr/lib/postgresql/${settings.POSTGRES_VERSION}/bin/${name}`,
    configure(changes) {
      const all = Object.entries({ ...settings, REGION: region, ...changes });
      const lines = all.filter(([key]) => !settings.SETTINGS_PARAMETER || !IN_PARAMETER.includes(key));
      writeFileSync(envFile, lines.map(([key, value]) => `${key}='${value}'\n`).join(""), { mode: 0o600 });
    },
    async fleetPostgres(...args) {
      const ended = await run("fleet-postgres", args, home, env);
      printed += ended.stdout + ended.stderr;
      return ended;
    },
    interruptible(...args) {
      const slow = { ...env, FLEET_SLOW_BASE_BACKUP: "1" };
      const child = spawn("fleet-postgres", args, { cwd: home, env: slow, stdio: "ignore", detached: true });
      return {
        kill: () =>
          new Promise((resolve) => {
            child.once("exit", () => resolve());
            process.kill(-child.pid!, "SIGKILL");
          }),
      };
    },
    async start() {
      const child = spawn("fleet-postgres", ["start"], { cwd: home, env, stdio: ["ignore", "pipe", "pipe"] });
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
      server = child;
      await until(
        "the server accepts connections",
        () => child.exitCode !== null || machine.sql("SELECT 'ready'") === "ready",
      );
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed}`);
    },
    async stop() {
      const child = server;
      server = undefined;
      if (child?.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGINT");
      await ended;
    },
    sql(query) {
      const args = ["-u", "postgres", "--", "psql", "-h", runFolder, "-p", machine.port, "-XAtc", query];
      return execFileSync("runuser", args, { encoding: "utf8", cwd: "/", stdio: "pipe" }).trim();
    },
    limit(volume, mib) {
      const folder = path.join(root, volume);
      const again = limited.includes(folder) ? "remount," : "";
      execFileSync("mount", ["-t", "tmpfs", "-o", `${again}size=${mib}m`, "tmpfs", folder]);
      if (!again) limited.push(folder);
      execFileSync("chown", ["postgres:", folder]);
      machine.setMounted(volume, true);
    },
    setMounted(volume, mounted) {
      const marker = path.join(root, volume, ".mounted");
      if (mounted) writeFileSync(marker, "");
      else rmSync(marker, { force: true });
    },
    async remove() {
      await machine.stop();
      for (const folder of limited.splice(0)) execFileSync("umount", [folder]);
      rmSync(home, { recursive: true });
    },
  };
  machine.configure({});
  for (const volume of VOLUMES) machine.setMounted(volume, volume !== "backup" || settings.ROLE === "primary");
  return machine;
}

/**
 * Puts the programs on PATH, and in front of the ones they run: a `mountpoint` that goes by a marker file, and recorders
 * that write down each command line before they pass it on.
 */
function installPrograms(bin: string): void {
  for (const [module, program] of [
    ["machine", "fleet-machine"],
    ["postgres", "fleet-postgres"],
  ] as const)
    symlinkSync(path.join(PROJECT_ROOT, "modules", module, "boot", program), path.join(bin, program));
  const script = (name: string, ...lines: string[]) =>
    writeFileSync(path.join(bin, name), ["#!/usr/bin/env bash", ...lines, ""].join("\n"), { mode: 0o755 });
  script("mountpoint", '[ -e "${@: -1}/.mounted" ]');
  for (const program of ["aws", "jq", "runuser", "setpriv"])
    script(
      program,
      'printf "%s\\n" "${0##*/} $*" >>"$FLEET_RECORD"',
      // Slow enough to be killed half-way for certain.
      '[[ -z "${FLEET_SLOW_BASE_BACKUP:-}" || "$*" != *pg_basebackup* ]] || set -- "$@" --max-rate 32',
      `exec env PATH="\${PATH//"${bin}:"/}" ${program} "$@"`,
    );
}
