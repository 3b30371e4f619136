import type { Run } from "../support/terraform/run";

/** Fails with what Terraform said, unless it did what it was asked for. */
export function succeeded(run: Run): void {
  if (run.code !== 0)
    throw new Error(`terraform ended with code ${run.code}:\n${run.stderr}\n${run.stdout.slice(-2000)}`);
}

/** Fails unless Terraform refused, in these words; it breaks lines where it likes. */
export function refused({ code, stderr }: Run, ...sentences: string[]): void {
  const said = stderr.replace(/[\s│]+/g, " ");
  for (const sentence of sentences) {
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) as string });
  }
}
