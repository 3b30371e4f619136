import pMap, { pMapSkip } from "p-map";

/** How work is done that many take part in. */
export interface TogetherOptions {
  /** Items at the same time. */
  readonly concurrency: number;
}

/**
 * Does something with every item, some at a time. After the first failure nothing new is begun, what is under way is told
 * by the signal and waited for, and only then is the failure thrown: nothing goes on, or prints, behind a command's end.
 */
export async function untilFailure<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T, stopped: AbortSignal) => Promise<R>,
  { concurrency }: TogetherOptions,
): Promise<R[]> {
  const stop = new AbortController();
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    stop.abort();
  };
  async function* unlessFailed(): AsyncGenerator<T> {
    try {
      for await (const item of items) {
        if (failure) return;
        yield item;
      }
    } catch (error) {
      fail(error);
    }
  }
  const results = await pMap(
    unlessFailed(),
    async (item) => {
      if (failure) return pMapSkip;
      try {
        return await work(item, stop.signal);
      } catch (error) {
        fail(error);
        return pMapSkip;
      }
    },
    { concurrency },
  );
  if (failure) throw failure.error;
  return results;
}
