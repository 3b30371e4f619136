import type { Run } from "./terraform/run";

/** Runs work that writes to this process's streams and sets its exit code, and returns both as of a program of its own. */
export async function captured(
  work: () => Promise<void>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const before = { env: { ...process.env }, exitCode: process.exitCode, isTTY: process.stdin.isTTY };
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((chunk: string | Uint8Array) => {
      printed[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      return true;
    }),
  );
  Object.assign(process.env, variables);
  process.exitCode = 0;
  process.stdin.isTTY = false;
  try {
    await work();
    return { code: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = before.exitCode;
    process.stdin.isTTY = before.isTTY;
    for (const name of Object.keys(variables)) {
      if (before.env[name] === undefined) delete process.env[name];
      else process.env[name] = before.env[name];
    }
    for (const spy of spies) spy.mockRestore();
  }
}
