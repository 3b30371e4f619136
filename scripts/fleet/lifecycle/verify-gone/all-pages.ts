/** What is listed on all pages of an answer, in one list. */
export async function allPages<P, T>(
  pages: AsyncIterable<P>,
  listed: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...(listed(page) ?? []));
  return all;
}
