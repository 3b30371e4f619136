/** Writes one JSON document to stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a line of data to stdout. */
export function printLine(text = ""): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line for people to stderr: what happens, what is next. */
export function note(text = ""): void {
  process.stderr.write(`${text}\n`);
}
