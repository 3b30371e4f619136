import type { ObjectTag } from "../../../../modules/storage-insights/functions/classify";
import type { CreatedObject } from "../../../../modules/storage-insights/functions/created-objects";
import { tagObjects, type TagStore } from "../../../../modules/storage-insights/functions/tag-objects";

const DEPARTMENTS = { "finance/": "Finance" };
const BUCKETS = ["acme-data"];

function object(key: string, bucket = "acme-data"): CreatedObject {
  return { bucket, key, sizeBytes: 1, versionId: `version of ${key}` };
}

/** Tags in memory, by version; reading a key that is not among them finds nothing. */
function memory(initial: Record<string, ObjectTag[]>) {
  const tags = new Map(Object.entries(initial));
  const writes: string[] = [];
  const store: TagStore = {
    read: ({ key, versionId }) => {
      if (key === "finance/broken") return Promise.reject(new Error("S3 is busy"));
      return Promise.resolve(versionId === `version of ${key}` ? tags.get(key) : undefined);
    },
    write: ({ key }, written) => {
      tags.set(key, [...written]);
      writes.push(key);
      return Promise.resolve();
    },
  };
  return { store, tags, writes };
}

describe("Tagging objects", () => {
  it("reports each object once, whatever became of it", async () => {
    const { store } = memory({ "finance/a": [], "finance/b": [], "finance/broken": [] });
    const objects = [object("finance/broken"), object("finance/a"), object("finance/gone"), object("finance/a")];
    expect(await tagObjects(objects, DEPARTMENTS, BUCKETS, store)).toEqual({
      tagged: ["s3://acme-data/finance/a"],
      unchanged: ["s3://acme-data/finance/a"],
      gone: ["s3://acme-data/finance/gone"],
      dropped: [],
      failures: ["s3://acme-data/finance/broken: S3 is busy"],
    });
  });

  it("writes nothing where every tag is there already", async () => {
    const { store, writes } = memory({ "finance/a": [] });
    await tagObjects([object("finance/a")], DEPARTMENTS, BUCKETS, store);
    await tagObjects([object("finance/a")], DEPARTMENTS, BUCKETS, store);
    expect(writes).toEqual(["finance/a"]);
  });

  it("keeps the tags an object has", async () => {
    const { store, tags } = memory({ "finance/a": [{ key: "Owner", value: "alice" }] });
    await tagObjects([object("finance/a")], DEPARTMENTS, BUCKETS, store);
    expect(tags.get("finance/a")).toContainEqual({ key: "Owner", value: "alice" });
  });

  it("touches no bucket but the client's own", async () => {
    const { store, writes } = memory({ "finance/a": [] });
    const { failures } = await tagObjects([object("finance/a", "globex-data")], DEPARTMENTS, BUCKETS, store);
    expect(failures).toEqual(["s3://globex-data/finance/a: not one of this function's buckets"]);
    expect(writes).toEqual([]);
  });

  it("names the tags that found no room", async () => {
    const ten = Array.from({ length: 9 }, (_, index) => ({ key: `k${index}`, value: "v" }));
    const { store } = memory({ "finance/a.pdf": ten });
    const { dropped } = await tagObjects([object("finance/a.pdf")], DEPARTMENTS, BUCKETS, store);
    expect(dropped).toEqual([
      "s3://acme-data/finance/a.pdf: CostCenter",
      "s3://acme-data/finance/a.pdf: SizeCategory",
      "s3://acme-data/finance/a.pdf: ContentType",
    ]);
  });
});
