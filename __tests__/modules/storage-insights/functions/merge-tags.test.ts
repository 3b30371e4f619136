import { mergeTags } from "../../../../modules/storage-insights/functions/merge-tags";

const tags = (...keys: string[]) => keys.map((key) => ({ key, value: "old" }));
const added = (...keys: string[]) => keys.map((key) => ({ key, value: "new" }));

describe("Merging tags (M-33)", () => {
  it("keeps every tag an object has, and adds the new ones", () => {
    expect(mergeTags(tags("Owner"), added("Department"))).toEqual({
      tags: [...tags("Owner"), ...added("Department")],
      changed: true,
      dropped: [],
    });
  });

  it("gives a tag of the same key the new value", () => {
    expect(mergeTags(tags("Department"), added("Department")).tags).toEqual(added("Department"));
  });

  it("sees when there is nothing to write", () => {
    expect(mergeTags(tags("A", "B"), tags("B")).changed).toBe(false);
    expect(mergeTags([], []).changed).toBe(false);
  });

  it("leaves out the last of the new tags where ten are not enough", () => {
    const old = tags("1", "2", "3", "4", "5", "6", "7", "8");
    const { tags: merged, dropped } = mergeTags(old, added("first", "second", "third", "8"));
    expect(merged.map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "first", "second"]);
    expect(merged.find(({ key }) => key === "8")?.value).toBe("new");
    expect(dropped.map(({ key }) => key)).toEqual(["third"]);
  });

  it("drops no tag that an object with ten has already", () => {
    const old = tags("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    expect(mergeTags(old, added("DataType"))).toEqual({ tags: old, changed: false, dropped: added("DataType") });
  });
});
