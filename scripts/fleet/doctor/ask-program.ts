import { execFile } from "node:child_process";
import { tmpdir } from "node:os";

/** How a program ended that was asked something. */
export type Answer =
  | { readonly text: string; readonly why?: undefined }
  /** `missing`: not on PATH; otherwise why it said nothing, in words. */
  | { readonly text?: undefined; readonly why: string };

/** Asks a program, such as for its version. */
export type AskProgram = (program: string, args: readonly string[]) => Promise<Answer>;

/** Why a program that is not on PATH says nothing. */
export const MISSING = "missing";

/** No version takes more; a program that goes on printing is ended. */
const MOST_BYTES = 1024 * 1024;

/** Asks a program and ends it once it is silent for too long (ms), or says too much; never throws. */
export function askProgramWithin(timeoutMs: number): AskProgram {
  return (program, args) =>
    new Promise((resolve) => {
      const limits = { timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: MOST_BYTES } as const;
      const env = { ...process.env, CHECKPOINT_DISABLE: "1", AWS_PAGER: "" };
      const child = execFile(
        program,
        [...args],
        { ...limits, cwd: tmpdir(), env, windowsHide: true },
        (error, stdout) => resolve(error ? { why: whyOf(error, timeoutMs) } : { text: stdout }),
      );
      child.stdin?.end();
    });
}

function whyOf(
  { code, killed }: { readonly code?: number | string | null; readonly killed?: boolean },
  ms: number,
): string {
  if (code === "ENOENT") return MISSING;
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "prints without end";
  if (killed) return `did not answer within ${ms / 1000} s`;
  return typeof code === "number" ? `ended with exit code ${code}` : `can't be run (${code ?? "killed"})`;
}
