import { spawn } from "node:child_process";

import { tool } from "../checks/run-tools";
import { EXIT, ExitError } from "../terminal/exit";

/** A run of cdktf in a project's folder. */
export interface CdktfProps {
  readonly root: string;
  readonly args: readonly string[];
  /** On top of this process's. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs cdktf to its end, and returns its exit code. */
export type Cdktf = (props: CdktfProps) => Promise<number>;

/** cdktf with this terminal as its own: it draws there, and asks. An interruption reaches it from the terminal. */
export const runCdktf: Cdktf = ({ root, args, variables }) =>
  new Promise((resolve, reject) => {
    const [program, ...call] = tool("cdktf-cli", ...args);
    const child = spawn(program, call, { cwd: root, env: { ...process.env, ...variables }, stdio: "inherit" });
    child.once("error", ({ message }) => reject(new ExitError(EXIT.environment, `cdktf can't be run: ${message}`)));
    child.once("close", (code) => resolve(code ?? EXIT.interrupted));
  });
