import { parseSize } from "../../../../../../scripts/fleet/costs/storage/estimate/size";

describe("A size", () => {
  it.each([
    ["4096", 4096],
    ["4096B", 4096],
    ["128KiB", 131072],
    ["1.5 MiB", 1572864],
    ["2gib", 2147483648],
    ["1TiB", 1099511627776],
  ])("of %s is %d bytes", (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(["", "big", "-1", "1MB", "1e3", "MiB"])("is not %j", (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});
