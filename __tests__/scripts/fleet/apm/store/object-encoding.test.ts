import { gzipSync } from "node:zlib";

import {
  decodeObject,
  encodeObject,
  GZIP_ABOVE_BYTES,
  sha256Of,
} from "../../../../../scripts/fleet/apm/store/object-encoding";
import { useMultipart } from "../../../../../scripts/fleet/apm/store/upload-object";
import { thrownBy } from "../thrown-by";

describe("The encoding of an object", () => {
  it.each([
    [GZIP_ABOVE_BYTES, undefined],
    [GZIP_ABOVE_BYTES + 1, "gzip"],
  ])("of %s bytes is %s (S2-30)", (bytes, contentEncoding) => {
    expect(encodeObject(Buffer.alloc(bytes)).contentEncoding).toBe(contentEncoding);
  });

  it("is the same for the same content, and gives the content back", () => {
    const content = Buffer.from("a: b\n".repeat(50_000));
    const encoded = encodeObject(content);
    expect(encodeObject(content).body.equals(encoded.body)).toBe(true);
    expect(encoded.sha256).toBe(sha256Of(content));
    expect(decodeObject(encoded.body, "gzip", encoded.sha256).equals(content)).toBe(true);
    expect(decodeObject(encoded.body, "aws-chunked,gzip", undefined).equals(content)).toBe(true);
  });

  it.each<[string, Buffer, string | undefined, string | undefined]>([
    ["another content", Buffer.from("b"), undefined, sha256Of(Buffer.from("a"))],
    ["no gzip though it says so", Buffer.from("a: b"), "gzip", undefined],
    ["gzip that is cut off", gzipSync("a: b".repeat(100)).subarray(0, 20), "gzip", undefined],
  ])("refuses %s", (_, body, contentEncoding, sha256) => {
    expect(thrownBy(() => decodeObject(body, contentEncoding, sha256))).toMatchObject({ code: "INTEGRITY" });
  });

  it("refuses gzip that unfolds to more than a configuration may be", () => {
    const bomb = gzipSync(Buffer.alloc(257 * 1024 * 1024));
    expect(thrownBy(() => decodeObject(bomb, "gzip", undefined))).toMatchObject({ code: "INTEGRITY" });
  });
});

describe("An upload", () => {
  it.each([
    [100 * 1024 * 1024, false],
    [100 * 1024 * 1024 + 1, true],
  ])("of %s bytes goes in parts: %s (S2-04)", (bytes, parts) => {
    expect(useMultipart(bytes)).toBe(parts);
  });
});
