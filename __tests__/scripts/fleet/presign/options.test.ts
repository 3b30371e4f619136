import { bytes } from "../../../../scripts/fleet/presign/options";

describe("--max-bytes", () => {
  it("is as much as one request can upload, at most", () => {
    expect(bytes("5368709120")).toBe(5_368_709_120);
    expect(() => bytes("5368709121")).toThrow("5368709120 bytes at most");
  });

  it.each(["0", "-1", "1.5", "1e3", ""])("is not %j", (text) => {
    expect(() => bytes(text)).toThrow("positive whole number");
  });
});
