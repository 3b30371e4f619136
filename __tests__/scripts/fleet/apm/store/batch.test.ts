import { runBatch, type BatchOperation } from "../../../../../scripts/fleet/apm/store/batch";
import type { OperationLog } from "../../../../../scripts/fleet/apm/store/operation-log";

/** Operations that note how many are under way, and which were begun when. */
function watched(count: number, fail: (index: number) => boolean = () => false) {
  const seen = { most: 0, under: 0, begun: [] as number[], endedBefore: [] as number[] };
  let ended = 0;
  const operations: BatchOperation<number>[] = Array.from({ length: count }, (_, index) => ({
    operation: "upload",
    key: `config${index}`,
    async run() {
      seen.most = Math.max(seen.most, ++seen.under);
      seen.begun.push(index);
      seen.endedBefore.push(ended);
      await new Promise((resolve) => setImmediate(resolve));
      seen.under -= 1;
      ended += 1;
      if (fail(index)) throw new Error(`no ${index}`);
      return index;
    },
  }));
  return { operations, seen };
}

describe("A batch", () => {
  it("of 23 operations is done ten by ten, five at the same time (S2-12)", async () => {
    const { operations, seen } = watched(23);
    const results = await runBatch(operations);
    expect(results.map(({ key }) => key)).toEqual(operations.map(({ key }) => key));
    expect(seen.most).toBe(5);
    // No operation of a batch begins before the batch before it has ended.
    expect(seen.endedBefore[10]).toBe(10);
    expect(seen.endedBefore[20]).toBe(20);
  });

  it("goes on when one fails, and says which (S2-12, S2-36)", async () => {
    const { operations } = watched(12, (index) => index === 3);
    const logged: string[] = [];
    const log: OperationLog = { write: (level, message) => void logged.push(`${level} ${message}`) };
    let clock = 0;
    const results = await runBatch(operations, { log, workers: 1, now: () => (clock += 5) });
    expect(results.filter(({ success }) => success)).toHaveLength(11);
    expect(results[3]).toMatchObject({ operation: "upload", key: "config3", success: false, durationMs: 5 });
    expect(logged).toEqual(["error upload config3 failed: no 3"]);
  });

  it("gives up on an operation after its time, and on no other (S2-12)", async () => {
    jest.useFakeTimers();
    const running = runBatch([
      { operation: "download", key: "slow", run: () => new Promise<string>(() => undefined) },
      { operation: "download", key: "fast", run: () => Promise.resolve("content") },
    ]);
    await jest.advanceTimersByTimeAsync(30_000);
    jest.useRealTimers();
    expect(await running).toMatchObject([
      { key: "slow", success: false, error: { code: "REQUEST_TIMEOUT", retryable: true } },
      { key: "fast", success: true, value: "content" },
    ]);
  });

  it("of nothing is nothing", async () => {
    expect(await runBatch([])).toEqual([]);
  });
});
