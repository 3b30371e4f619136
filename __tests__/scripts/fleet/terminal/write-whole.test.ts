import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeWhole } from "../../../../scripts/fleet/terminal/write-whole";

describe("Writing a file whole", () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "write-whole-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");
  const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777;

  it("leaves a neighbour alone that has its name with .tmp, and nothing else behind", () => {
    writeFileSync(join(folder, "config.tmp"), "precious");
    writeWhole(join(folder, "config"), "new");
    expect(readdirSync(folder).sort()).toEqual(["config", "config.tmp"]);
    expect([textOf("config"), textOf("config.tmp")]).toEqual(["new", "precious"]);
  });

  it("makes the folders above it", () => {
    writeWhole(join(folder, "a", "b", "file"), Uint8Array.of(104, 105));
    expect(textOf("a/b/file")).toBe("hi");
  });

  it("keeps the mode that a file has, and gives it the one that is asked for", () => {
    writeFileSync(join(folder, "file"), "", { mode: 0o640 });
    writeWhole(join(folder, "file"), "new");
    expect(modeOf("file")).toBe(0o640);
    writeWhole(join(folder, "file"), "newer", 0o600);
    expect(modeOf("file")).toBe(0o600);
  });

  it("writes what a link leads to, and keeps the link", () => {
    writeFileSync(join(folder, "file"), "old");
    symlinkSync("file", join(folder, "link"));
    writeWhole(join(folder, "link"), "new");
    expect(readdirSync(folder)).toEqual(["file", "link"]);
    expect(textOf("file")).toBe("new");
  });
});
