/** A number with its noun: "1 version", "0 versions"; nouns that take more than an "s" name their plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
