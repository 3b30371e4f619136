/** The endings that uploads are announced by: without their dot, in lower case, since either case counts, each once. */
export function uploadEndings(suffixes: readonly string[]): string[] {
  return [...new Set(suffixes.map((suffix) => suffix.slice(1).toLowerCase()))];
}
