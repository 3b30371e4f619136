/** Versions by their key, those of each in the order in which they come. */
export function byKey<T extends { readonly key: string }>(versions: Iterable<T>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const version of versions) {
    const others = found.get(version.key);
    if (others) others.push(version);
    else found.set(version.key, [version]);
  }
  return found;
}
