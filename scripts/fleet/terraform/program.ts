import { spawn } from "node:child_process";

import { EXIT, ExitError } from "../terminal/exit";

/** A program to run, and who hears what it says. */
export interface ProgramProps {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** On top of this process's variables, TF_LOG, TF_LOG_PATH and AWS_PROFILE among them (S0-40); undefined takes one away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Hears the process id as soon as there is one. */
  readonly started?: (pid: number) => void;
  /** Nothing is shown, for output that is data. */
  readonly quiet?: boolean;
  /** A second interruption reaches it, too, so that Terraform gives up at once. */
  readonly insistent?: boolean;
  /** Hears everything that it prints, as it comes. */
  readonly heard?: (text: string) => void;
}

/** How it ended, and everything it printed. */
export interface ProgramEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end; what it prints goes to stderr, as stdout is for data. An interruption reaches it once, so
 * that Terraform ends what is under way and writes its state; a second one would make it give up. A program that isn't
 * there ends the command with exit 3.
 */
export function runProgram({
  program,
  args,
  cwd,
  variables,
  started,
  quiet,
  insistent,
  heard,
}: ProgramProps): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    // Of a group of its own, or a terminal's Ctrl-C would reach it a second time; on Windows that would open a window.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      // A piece may end within a character.
      child[name].setEncoding("utf8").on("data", (text: string) => {
        printed[name] += text;
        heard?.(text);
        if (!quiet) process.stderr.write(text);
      });
    }
    const interrupt = (): void => void child.kill("SIGINT");
    for (const signal of INTERRUPTIONS) process[insistent ? "on" : "once"](signal, interrupt);
    const ended = (): void => {
      for (const signal of INTERRUPTIONS) process.off(signal, interrupt);
    };
    if (child.pid !== undefined) started?.(child.pid);
    child.once("error", (error: NodeJS.ErrnoException) => {
      ended();
      const why = error.code === "ENOENT" ? "is not on PATH" : `can't be run (${error.code})`;
      const hint = HINTS[program] === undefined ? "" : `: ${HINTS[program]}`;
      reject(new ExitError(EXIT.environment, `${program} ${why}${hint}`, { cause: error }));
    });
    child.once("close", (code) => {
      ended();
      resolve({ code: code ?? EXIT.interrupted, ...printed });
    });
  });
}

/** Ctrl-C, a polite end, and a terminal that is closed: its programs would die of what they print. */
const INTERRUPTIONS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Where to get what is missing. */
const HINTS: Readonly<Record<string, string>> = {
  terraform: "https://developer.hashicorp.com/terraform/install",
  tofu: "https://opentofu.org/docs/intro/install",
};
