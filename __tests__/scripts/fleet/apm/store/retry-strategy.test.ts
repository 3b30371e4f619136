import { backoffMs, MAX_ATTEMPTS, retryStrategy } from "../../../../../scripts/fleet/apm/store/retry-strategy";

describe("Retries", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("wait 100 ms and then 200 ms, and by chance a quarter more at most (S2-18)", () => {
    expect([1, 2].map((failed) => backoffMs(failed, () => 0))).toEqual([100, 200]);
    expect([1, 2].map((failed) => backoffMs(failed, () => 0.999_999))).toEqual([124, 249]);
  });

  it("end after the third attempt (S2-18)", async () => {
    const strategy = retryStrategy(() => 0);
    let token = await strategy.acquireInitialRetryToken("");
    const waits: number[] = [];
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      const refreshed = strategy.refreshRetryTokenForRetry(token, { errorType: "TRANSIENT" });
      const start = Date.now();
      await jest.runAllTimersAsync();
      token = await refreshed;
      waits.push(Date.now() - start);
    }
    expect(waits).toEqual([100, 200]);
    await expect(strategy.refreshRetryTokenForRetry(token, { errorType: "TRANSIENT" })).rejects.toThrow();
  });

  it("are not made for what would fail again", async () => {
    const strategy = retryStrategy(() => 0);
    const token = await strategy.acquireInitialRetryToken("");
    await expect(strategy.refreshRetryTokenForRetry(token, { errorType: "CLIENT_ERROR" })).rejects.toThrow();
  });
});
