import { once } from "node:events";
import { createInterface } from "node:readline";

/** Asks in one line and reads one line, without a single escape code; undefined at the end of the input. */
export async function plainQuestion(
  question: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string | undefined> {
  const lines = createInterface({ input, terminal: false });
  output.write(`${question} `);
  try {
    const [line] = (await Promise.race([once(lines, "line"), once(lines, "close")])) as [string?];
    return line;
  } finally {
    lines.close();
  }
}
