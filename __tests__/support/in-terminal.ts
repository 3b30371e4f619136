import { spawn } from "node:child_process";

import type { Run } from "./terraform/run";

/** Runs a program in a terminal of its own, and types an answer each time a question appears; both streams are one. */
export function inTerminal(
  command: readonly string[],
  {
    env,
    cwd,
    answers,
  }: {
    env: Readonly<Record<string, string>>;
    cwd: string;
    answers: readonly { readonly asked: string; readonly typed: string }[];
  },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const line = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
    // From util-linux, as every Linux has it: gives the program a terminal and passes its exit code on.
    const child = spawn("script", ["-qefc", `stty cols 200; ${line}`, "/dev/null"], {
      cwd,
      env: { ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const open = [...answers];
    // A question that never comes must not be waited for.
    const timer = setTimeout(() => child.kill(), 60_000);
    let stdout = "";
    let heard = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      const [next] = open;
      const at = next ? stdout.indexOf(next.asked, heard) : -1;
      if (!next || at < 0) return;
      heard = at + next.asked.length;
      open.shift();
      child.stdin.write(`${next.typed}\r`);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr: "" });
    });
  });
}
