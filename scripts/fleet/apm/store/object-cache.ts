import { LRUCache } from "lru-cache";

import type { StoredObject } from "./stored-object";

/** How the cache does. */
export interface CacheStats {
  readonly size: number;
  readonly hits: number;
  readonly misses: number;
  /** 0 to 1; 0 while nothing was asked for. */
  readonly hitRate: number;
  readonly ttlSeconds: number;
}

/** Objects read lately. */
export interface ObjectCache {
  get(id: string): StoredObject | undefined;
  set(id: string, object: StoredObject): void;
  delete(id: string): void;
  stats(): CacheStats;
  /** Forgets everything and ends the cleaning in the background. */
  stop(): void;
}

/** How long and how much is remembered. */
export interface CacheProps {
  readonly ttlMs?: number;
  readonly entries?: number;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/** Five minutes and a thousand entries, the least recently used go first; what has expired is cleaned away (S2-10). */
export function objectCache({ ttlMs = 300_000, entries = 1_000, now }: CacheProps = {}): ObjectCache {
  const cache = new LRUCache<string, StoredObject>({
    max: entries,
    ttl: ttlMs,
    // The clock is asked every time: the library's own resolution would make expiry depend on timers.
    ttlResolution: 0,
    ...(now && { perf: { now } }),
  });
  // The cleaning keeps no process alive.
  const cleaning = setInterval(() => cache.purgeStale(), ttlMs).unref();
  let hits = 0;
  let misses = 0;
  return {
    get(id) {
      const object = cache.get(id);
      if (object) hits += 1;
      else misses += 1;
      return object;
    },
    set: (id, object) => void cache.set(id, object),
    delete: (id) => void cache.delete(id),
    stats: () => ({
      size: cache.size,
      hits,
      misses,
      hitRate: hits + misses === 0 ? 0 : hits / (hits + misses),
      ttlSeconds: ttlMs / 1_000,
    }),
    stop() {
      clearInterval(cleaning);
      cache.clear();
    },
  };
}
