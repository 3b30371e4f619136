import { objectCache } from "../../../../../scripts/fleet/apm/store/object-cache";
import type { StoredObject } from "../../../../../scripts/fleet/apm/store/stored-object";

function object(key: string): StoredObject {
  const content = Buffer.from(key);
  const unknown = { versionId: undefined, contentType: undefined, contentEncoding: undefined };
  return { bucket: "configs", key, content, etag: "", sha256: "", metadata: {}, ...unknown };
}

describe("The cache", () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  const made = () => objectCache({ now: () => Date.now() + 1 });

  it("forgets after five minutes (S2-10)", () => {
    const cache = made();
    cache.set("a", object("a"));
    jest.advanceTimersByTime(299_999);
    expect(cache.get("a")).toBeDefined();
    jest.advanceTimersByTime(2);
    expect(cache.get("a")).toBeUndefined();
    cache.stop();
  });

  it("forgets the least recently used of 1001 (S2-10)", () => {
    const cache = made();
    for (let entry = 0; entry < 1_000; entry += 1) cache.set(`${entry}`, object(`${entry}`));
    cache.get("0");
    cache.set("1000", object("1000"));
    expect(cache.get("0")).toBeDefined();
    expect(cache.get("1")).toBeUndefined();
    expect(cache.stats().size).toBe(1_000);
    cache.stop();
  });

  it("cleans up in the background, until it is stopped (S2-10)", () => {
    const cache = made();
    cache.set("a", object("a"));
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(600_001);
    expect(cache.stats().size).toBe(0);
    cache.set("b", object("b"));
    cache.stop();
    expect(jest.getTimerCount()).toBe(0);
    expect(cache.stats().size).toBe(0);
  });

  it("counts hits and misses, and says how long it remembers (S2-10, M-26)", () => {
    const cache = made();
    expect(cache.stats()).toEqual({ size: 0, hits: 0, misses: 0, hitRate: 0, ttlSeconds: 300 });
    cache.set("a", object("a"));
    for (const id of ["a", "a", "a", "b"]) cache.get(id);
    expect(cache.stats()).toEqual({ size: 1, hits: 3, misses: 1, hitRate: 0.75, ttlSeconds: 300 });
    cache.delete("a");
    expect(cache.get("a")).toBeUndefined();
    cache.stop();
  });
});
