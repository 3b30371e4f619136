import { untilFailure } from "../../../../scripts/fleet/aws/until-failure";

describe("Work on many items", () => {
  it("gives the results in the order of the items, as many at a time as it may", async () => {
    let atOnce = 0;
    let most = 0;
    const results = await untilFailure(
      [3, 1, 2],
      async (ticks) => {
        most = Math.max(most, ++atOnce);
        for (let tick = 0; tick < ticks; tick++) await new Promise(setImmediate);
        atOnce--;
        return ticks * 10;
      },
      { concurrency: 2 },
    );
    expect(results).toEqual([30, 10, 20]);
    expect(most).toBe(2);
  });

  it("ends with the first failure, but only when what was under way has ended, and begins nothing new", async () => {
    const begun: number[] = [];
    const ended: string[] = [];
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const run = untilFailure(
      [0, 1, 2, 3],
      async (item, stopped) => {
        begun.push(item);
        if (item === 1) throw new Error("one");
        await slow;
        ended.push(`${item} ${stopped.aborted}`);
        throw new Error("later");
      },
      { concurrency: 2 },
    );
    setImmediate(release);
    await expect(run).rejects.toThrow("one");
    expect({ begun, ended }).toEqual({ begun: [0, 1], ended: ["0 true"] });
  });

  it("reads no further page after a failure, and fails when a page can't be read", async () => {
    let read = 0;
    async function* pages(): AsyncGenerator<number> {
      for (;;) yield await Promise.resolve(read++);
    }
    await expect(untilFailure(pages(), () => Promise.reject(new Error("no")), { concurrency: 2 })).rejects.toThrow(
      "no",
    );
    expect(read).toBeLessThan(6);
    async function* broken(): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw new Error("unreadable");
    }
    await expect(untilFailure(broken(), (item) => Promise.resolve(item), { concurrency: 2 })).rejects.toThrow(
      "unreadable",
    );
  });
});
