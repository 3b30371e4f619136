/**
 * The same pages, each handed out only when the one after it is there: what is done to a page, such as deleting it,
 * can't move the place at which the list goes on.
 */
export async function* lookAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  let held: { readonly page: T } | undefined;
  for await (const page of pages) {
    if (held) yield held.page;
    held = { page };
  }
  if (held) yield held.page;
}
