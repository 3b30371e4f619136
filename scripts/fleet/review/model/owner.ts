/** Which client a logical id belongs to: its first path component, where that is a client; others are everybody's. */
export function ownerOf(id: string, clients: ReadonlySet<string>): string | undefined {
  const end = id.indexOf("_");
  const first = end < 0 ? id : id.slice(0, end);
  return clients.has(first) ? first : undefined;
}
