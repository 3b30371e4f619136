/** Names in a sentence: `acme`, `acme and globex`; of many the first, and how many more there are: `acme, globex, hooli and 38 more`. */
export function enumerated(names: readonly string[], named = 5): string {
  const told = names.length > named + 1 ? [...names.slice(0, named), `${names.length - named} more`] : names;
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)!}`;
}
