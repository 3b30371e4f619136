/** A call of AWS's command line in a region, with every word as a shell takes it. */
export function awsCall(region: string, ...words: readonly string[]): string {
  return ["aws", ...words, "--region", region].map(shellWord).join(" ");
}

/** A word as POSIX shells take it: between single quotes they leave everything alone. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
