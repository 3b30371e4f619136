import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { checkBackup } from "../../../../../scripts/fleet/buckets/bucket-backup/verify/check-backup";
import { captured } from "../../../../support/captured";
import { inFolder } from "../../../../support/in-folder";

const BYTES = "saved";
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const FILE = "objects/ab/abc";

type Json = Record<string, unknown>;

const entry = (more: Json = {}): Json => ({
  key: "a",
  versionId: "1",
  isDeleteMarker: false,
  isLatest: true,
  lastModified: "2026-11-25T09:30:00.000Z",
  size: BYTES.length,
  etag: "e",
  sha256: SHA256,
  file: FILE,
  headers: { ContentType: "text/plain", Metadata: {}, TagSet: [{ Key: "k", Value: "" }] },
  ...more,
});

const marker = (more: Json = {}): Json =>
  entry({ versionId: "2", isDeleteMarker: true, size: 0, sha256: "", file: "", headers: {}, ...more });

const manifest = (more: Json = {}): Json => ({
  version: 1,
  bucket: "b",
  region: "us-east-2",
  accountId: "123456789012",
  takenAt: "2026-11-25T09:30:00.000Z",
  settings: {},
  entries: [entry(), marker()],
  ...more,
});

const without = (document: Json, name: string): Json =>
  Object.fromEntries(Object.entries(document).filter(([each]) => each !== name));

describe("bucket-backup verify", () => {
  it.each<[string, Json]>([
    ["a backup", manifest()],
    ["one from before manifests had a version", without(manifest(), "version")],
    ["one that was made where paths have backslashes", manifest({ entries: [entry({ file: "objects\\ab\\abc" })] })],
  ])("takes %s as whole", async (_, document) => {
    expect(await verified(document)).toBe("whole");
  });

  it.each<[string, unknown, string]>([
    ["null", null, "the whole: expected object, received null"],
    ["a list", [], "the whole: expected object, received array"],
    ["a number", 1, "the whole: expected object, received number"],
    ["nothing at all", undefined, "Unexpected end of JSON input"],
    ["no more than braces", {}, "bucket: expected string, received undefined"],
    ["another version", manifest({ version: 2 }), "version: expected 1, found 2"],
    ["a field that nobody knows", manifest({ more: 1 }), 'Unrecognized key: "more"'],
    ["no entries", without(manifest(), "entries"), "entries: expected array, received undefined"],
    ["entries of the wrong kind", manifest({ entries: {} }), "entries: expected array, received object, found {}"],
    ["an entry that is null", manifest({ entries: [null] }), "entries[0]: expected object, received null"],
    ["an entry of no kind", manifest({ entries: [without(entry(), "isDeleteMarker")] }), "entries[0].isDeleteMarker"],
    [
      "a size that is text",
      manifest({ entries: [entry({ size: "5" })] }),
      'entries[0].size: expected number, received string, found "5"',
    ],
    [
      "a size below nothing",
      manifest({ entries: [entry({ size: -1 })] }),
      "entries[0].size: Too small: expected number to be >=0, found -1",
    ],
    [
      "half a digest",
      manifest({ entries: [entry({ sha256: "ab" })] }),
      'entries[0].sha256: must be 64 hexadecimal digits, found "ab"',
    ],
    ["a date that is none", manifest({ takenAt: "yesterday" }), 'takenAt: Invalid ISO datetime, found "yesterday"'],
    [
      "an account that is none",
      manifest({ accountId: "12" }),
      'accountId: must be the 12 digits of an account, found "12"',
    ],
    [
      "headers that would send an object elsewhere",
      manifest({ entries: [entry({ headers: { Bucket: "other", ACL: "public-read" } })] }),
      'entries[0].headers: Unrecognized keys: "Bucket", "ACL"',
    ],
    [
      "bytes of a marker",
      manifest({ entries: [marker({ file: FILE })] }),
      'entries[0].file: expected "", found "objects/ab/abc"',
    ],
    [
      "one version twice",
      manifest({ entries: [entry(), entry({ file: "objects/other" })] }),
      'entries[1]: "a" (version 1) is entries[0] already',
    ],
    [
      "one file twice",
      manifest({ entries: [entry(), entry({ versionId: "9" })] }),
      'entries[1]: "objects/ab/abc" is entries[0] already',
    ],
    [
      "a file above its folder",
      manifest({ entries: [entry({ file: "../secret" })] }),
      "must stay in the backup's folder",
    ],
    [
      "a file above it by a way",
      manifest({ entries: [entry({ file: "objects/../../secret" })] }),
      "must stay in the backup's folder",
    ],
    [
      "a file above it on Windows",
      manifest({ entries: [entry({ file: "..\\secret" })] }),
      "must stay in the backup's folder",
    ],
    ["an absolute file", manifest({ entries: [entry({ file: "/etc/hostname" })] }), "must stay in the backup's folder"],
    ["a file of a drive", manifest({ entries: [entry({ file: "C:\\secret" })] }), "must stay in the backup's folder"],
    [
      "a file that is not there",
      manifest({ entries: [entry({ file: "objects/none" })] }),
      '"a": objects/none is not there',
    ],
    ["a folder for a file", manifest({ entries: [entry({ file: "objects" })] }), '"a": objects is no file'],
    ["another size than its file's", manifest({ entries: [entry({ size: 6 })] }), `"a": ${FILE} has 5 bytes, not 6`],
    [
      "another digest than its file's",
      manifest({ entries: [entry({ sha256: "0".repeat(64) })] }),
      `"a": ${FILE} is not what was saved`,
    ],
  ])("refuses a manifest with %s", async (_, document, message) => {
    expect(await verified(document)).toContain(message);
  });

  it("tells of everything that is wrong at once, and of many the first twenty", async () => {
    const entries = Array.from({ length: 25 }, () => entry({ size: "5" }));
    const told = await verified(manifest({ version: 7, entries }));
    expect(told.split("\n")).toHaveLength(22);
    expect(told).toContain("version: expected 1, found 7");
    expect(told).toContain("… and 6 more");
  });

  it("reads nothing that a link leads to outside its folder, a manifest least of all", async () => {
    await inFolder("fleet-outside-", async (outside) => {
      writeFileSync(join(outside, "abc"), BYTES);
      writeFileSync(join(outside, "manifest.json"), JSON.stringify(manifest()));
      const linked = (folder: string): void => symlinkSync(outside, join(folder, "objects", "link"));
      const document = manifest({ entries: [entry({ file: "objects/link/abc" })] });
      expect(await verified(document, linked)).toContain("leads out of the backup");
      const all = (folder: string): void => symlinkSync(join(outside, "manifest.json"), join(folder, "manifest.json"));
      expect(await verified(undefined, all, false)).toContain("manifest.json leads out of the backup");
    });
  });

  it("says which files are there besides, and takes the backup as whole", async () => {
    const more = (folder: string): void => writeFileSync(join(folder, "objects", "stray"), "x");
    expect(await verified(manifest(), more)).toMatch(
      /^1 file in .* not in the manifest, left alone:\n {2}objects\/stray\nwhole$/,
    );
  });

  it("takes one of a bucket in which there was nothing", async () => {
    expect(await verified(manifest({ entries: [] }))).toMatch(/whole$/);
  });

  it("says of a folder without a manifest that it is no backup", async () => {
    expect(await verified(undefined, () => undefined, false)).toContain(
      "is no whole backup: manifest.json is not there",
    );
  });
});

/** What verify says of a backup with this manifest: `whole`, after what it notes, or why not. */
function verified(
  document: unknown,
  prepare: (folder: string) => void = () => undefined,
  write = true,
): Promise<string> {
  return inFolder("fleet-manifest-", async (folder) => {
    mkdirSync(dirname(join(folder, FILE)), { recursive: true });
    writeFileSync(join(folder, FILE), BYTES);
    if (write) writeFileSync(join(folder, "manifest.json"), JSON.stringify(document) ?? "");
    prepare(folder);
    let failure: unknown;
    const { stderr } = await captured(async () => {
      await checkBackup({ folder }).catch((error: unknown) => (failure = error));
    });
    return failure === undefined ? `${stderr}whole` : (failure as Error).message;
  });
}
