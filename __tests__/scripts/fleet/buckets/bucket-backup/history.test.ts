import { oldestFirst } from "../../../../../scripts/fleet/buckets/bucket-backup/history";
import type { BackupEntry } from "../../../../../scripts/fleet/buckets/bucket-backup/manifest";

const common = (versionId: string, second: number) => ({
  key: "a",
  versionId,
  lastModified: new Date(second * 1000).toISOString(),
  etag: "e",
  sha256: "" as const,
  file: "" as const,
  headers: {},
});
const version = (versionId: string, second: number, { isLatest = false } = {}): BackupEntry => ({
  ...common(versionId, second),
  isDeleteMarker: false,
  isLatest,
  size: 1,
});
const marker = (versionId: string, second: number, isLatest = false): BackupEntry => ({
  ...common(versionId, second),
  isDeleteMarker: true,
  isLatest,
  size: 0,
});

describe("The history of a key is put back in the order in which it came (S3-108)", () => {
  it.each<[string, BackupEntry[], string[]]>([
    ["a deleted object stays deleted", [version("2", 2), version("1", 1), marker("3", 3, true)], ["1", "2", "3"]],
    [
      "a marker in the middle stays there",
      [version("3", 3, { isLatest: true }), version("1", 1), marker("2", 2)],
      ["1", "2", "3"],
    ],
    ["versions of one second keep the order of the list", [version("2", 1), version("1", 1)], ["1", "2"]],
    ["the current one comes last among those of one second", [version("1", 1), marker("2", 1, true)], ["1", "2"]],
    [
      "and so does a version that follows its marker within a second",
      [version("3", 1, { isLatest: true }), marker("2", 1)],
      ["2", "3"],
    ],
  ])("%s", (_, listed, order) => {
    expect(oldestFirst(listed).map(({ versionId }) => versionId)).toEqual(order);
  });
});
