import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

/** The program that `pip install 'moto[server]'` puts on PATH. */
export const MOTO_PROGRAM = "moto_server";

/** A running moto_server that holds one pretended AWS account in memory. */
export interface Moto {
  readonly endpoint: string;
  /** Forgets everything, as a new account would be. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const ANNOUNCEMENT = /Running on (http:\/\/127\.0\.0\.1:\d+)/;

/** What the account finds in AWS: Debian's image in place of moto's own list, which has none. */
const SURROUNDINGS = { MOTO_AMIS_PATH: path.join(__dirname, "images.json") };

/** What else the account finds. */
export interface MotoOptions {
  /** AWS's managed policies, which take the emulator most of a second after every reset; default true. */
  readonly managedPolicies?: boolean;
}

/** Starts moto_server on a free port of 127.0.0.1 and resolves when it answers. */
export async function startMoto({ managedPolicies = true }: MotoOptions = {}): Promise<Moto> {
  const child = spawn(MOTO_PROGRAM, ["-H", "127.0.0.1", "-p", "0"], {
    env: { ...process.env, ...SURROUNDINGS, MOTO_IAM_LOAD_MANAGED_POLICIES: String(managedPolicies) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): boolean => child.kill();
  process.once("exit", kill);
  // Suites share a process, which would keep a listener for every emulator that has long ended.
  child.once("exit", () => process.off("exit", kill));
  const endpoint = await announced(child);
  return {
    endpoint,
    async reset() {
      const response = await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
      if (!response.ok) throw new Error(`moto_server refused to reset: ${response.status}`);
    },
    stop: () => stopped(child),
  };
}

/** Resolves with the address the child prints; the port is the kernel's choice, so no other process can take it first. */
function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const endpoint = ANNOUNCEMENT.exec(printed)?.[1];
      if (endpoint === undefined) return;
      child.stdout?.off("data", read).resume();
      child.stderr?.off("data", read).resume();
      resolve(endpoint);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`moto_server ended with code ${code} before it was ready:\n${printed}`)),
    );
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
