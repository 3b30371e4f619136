import { runBatch, type BatchProps } from "./batch";
import type { ObjectStore } from "./object-store";

/** What is read before anybody asks for it (S2-13). */
export interface WarmUp {
  /** Keys by bucket. */
  readonly frequentFiles: Readonly<Record<string, readonly string[]>>;
}

/** What became of it. */
export interface WarmedUp {
  readonly loaded: number;
  /** Places that could not be read, with the reason: warming up never fails what it is for. */
  readonly failed: readonly { readonly place: string; readonly reason: string }[];
}

/** Reads objects into the store's cache (S2-13). */
export async function warmUp(store: ObjectStore, { frequentFiles }: WarmUp, props: BatchProps = {}): Promise<WarmedUp> {
  const places = Object.entries(frequentFiles).flatMap(([bucket, keys]) => keys.map((key) => ({ bucket, key })));
  const results = await runBatch(
    places.map((place) => ({ operation: "prefetch", key: place.key, run: () => store.get(place, { cached: true }) })),
    props,
  );
  const failed = results.flatMap((result) =>
    result.success ? [] : [{ place: result.key, reason: result.error.message }],
  );
  return { loaded: results.length - failed.length, failed };
}
