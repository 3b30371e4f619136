import { Writable } from "node:stream";

import { LOG_LEVELS } from "../../../../../scripts/fleet/apm/store/log-levels";
import { operationLog } from "../../../../../scripts/fleet/apm/store/operation-log";
import { operationMetrics } from "../../../../../scripts/fleet/apm/store/operation-metrics";
import { operationRecorder } from "../../../../../scripts/fleet/apm/store/operation-recorder";

/** What is written to it, line by line. */
function lines(): { stream: Writable; entries: () => Record<string, unknown>[] } {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return {
    stream,
    entries: () =>
      text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as never),
  };
}

describe("Metrics", () => {
  it("count operations, successes and the average time, and begin anew (S2-14)", () => {
    const metrics = operationMetrics();
    expect(metrics.snapshot()).toMatchObject({ totalOperations: 0, successRatePercent: 100, averageResponseMs: 0 });
    metrics.record(100, true);
    metrics.record(200, true);
    metrics.record(600, false);
    expect(metrics.snapshot()).toMatchObject({
      totalOperations: 3,
      successfulOperations: 2,
      averageResponseMs: 300,
      slow: false,
    });
    expect(metrics.snapshot().successRatePercent).toBeCloseTo(66.67, 2);
    metrics.reset();
    expect(metrics.snapshot().totalOperations).toBe(0);
  });

  it.each([
    [5_000, false],
    [5_001, true],
  ])("are slow above an average of 5 s: %s ms (S2-35)", (average, slow) => {
    const metrics = operationMetrics();
    metrics.record(average, true);
    expect(metrics.snapshot().slow).toBe(slow);
  });
});

describe("The log", () => {
  it.each(LOG_LEVELS)("at %s has what is at least as grave, one JSON line each (S2-15)", (level) => {
    const { stream, entries } = lines();
    const log = operationLog(level, stream);
    for (const each of LOG_LEVELS) log.write(each, each, { operation: "put" });
    expect(entries().map((entry) => entry.level)).toEqual(LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1));
  });
});

describe("A recorded operation", () => {
  const place = { bucket: "configs", key: "a" };

  function recorded() {
    let clock = Date.UTC(2026, 6, 1);
    const { stream, entries } = lines();
    const metrics = operationMetrics();
    const record = operationRecorder({ log: operationLog("info", stream), metrics, now: () => (clock += 20) });
    return { record, metrics, entries };
  }

  it("is logged with operation, bucket, key, start time and success, and counted (S2-15)", async () => {
    const { record, metrics, entries } = recorded();
    expect(await record("put", place, () => Promise.resolve("done"))).toBe("done");
    expect(entries()).toMatchObject([
      {
        level: "info",
        operation: "put",
        ...place,
        startTime: "2026-07-01T00:00:00.020Z",
        success: true,
        durationMs: 20,
      },
    ]);
    expect(metrics.snapshot()).toMatchObject({ totalOperations: 1, successfulOperations: 1 });
  });

  it("that fails is logged as an error with its code, and thrown as the store's own (S2-17, S2-36)", async () => {
    const { record, metrics, entries } = recorded();
    const denied = Object.assign(new Error("no"), { name: "AccessDenied", $metadata: { httpStatusCode: 403 } });
    await expect(record("put", place, () => Promise.reject(denied))).rejects.toMatchObject({ code: "ACCESS_DENIED" });
    expect(entries()).toMatchObject([{ level: "error", success: false, code: "ACCESS_DENIED" }]);
    expect(metrics.snapshot()).toMatchObject({ totalOperations: 1, successfulOperations: 0 });
  });

  it("that finds nothing is no failure: absence is an answer", async () => {
    const { record, metrics, entries } = recorded();
    const absent = Object.assign(new Error("none"), { name: "NoSuchKey", $metadata: { httpStatusCode: 404 } });
    await expect(record("get", place, () => Promise.reject(absent))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(entries()).toMatchObject([{ level: "info", success: true }]);
    expect(metrics.snapshot().successfulOperations).toBe(1);
  });
});
