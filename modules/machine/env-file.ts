/** A file of shell variables: every value in single quotes, so that a shell and systemd read it as it was written. */
export function envFile(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${singleQuoted(String(value))}\n`)
    .join("");
}

/** Nothing is special between single quotes; one of their own ends them, stands escaped, and begins them again. */
function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
