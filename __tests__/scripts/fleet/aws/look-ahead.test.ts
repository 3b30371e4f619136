import { lookAhead } from "../../../../scripts/fleet/aws/look-ahead";

describe("Pages that are looked ahead", () => {
  it("are all there, and each comes only when the next one has been read", async () => {
    const events: string[] = [];
    async function* pages() {
      for (const page of [1, 2, 3]) {
        events.push(`read ${page}`);
        yield await Promise.resolve(page);
      }
    }
    for await (const page of lookAhead(pages())) events.push(`use ${page}`);
    expect(events).toEqual(["read 1", "read 2", "use 1", "read 3", "use 2", "use 3"]);
  });

  it.each([0, 1])("may be %d", async (count) => {
    const used: number[] = [];
    const pages = (async function* () {
      if (count > 0) yield await Promise.resolve(7);
    })();
    for await (const page of lookAhead(pages)) used.push(page);
    expect(used).toHaveLength(count);
  });
});
