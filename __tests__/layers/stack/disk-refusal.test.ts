import { diskRefusal } from "../../../layers/stack/disk-refusal";

describe("An output that can't be written", () => {
  it.each([
    ["a full disk", { code: "ENOSPC", syscall: "write" }, "cdktf.out can't be written: the disk is full (ENOSPC)"],
    [
      "no right to write",
      { code: "EACCES", syscall: "open", path: "/a/b" },
      "/a/b can't be written: permission denied (EACCES)",
    ],
    [
      "a file in a folder's place",
      { code: "ENOTDIR", syscall: "mkdir", path: "/a/b" },
      "/a/b can't be written: a part of its path is no folder (ENOTDIR)",
    ],
  ])("is a line: %s", (_, system, line) => {
    expect(diskRefusal(Object.assign(new Error("raw"), system))).toBe(line);
  });

  it("is no other error", () => {
    const error = new TypeError("x is not a function");
    expect(() => diskRefusal(error)).toThrow(error);
  });
});
