import fs, {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fileFailure } from "../../../../scripts/fleet/terminal/file-failure";
import { writeWhole } from "../../../../scripts/fleet/terminal/write-whole";
import { PROJECT_ROOT } from "../../../support/synth-project";

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

  it("writes what a link leads to that isn't there yet, and keeps the link", () => {
    symlinkSync("file", join(folder, "link"));
    writeWhole(join(folder, "link"), "new");
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(textOf("file")).toBe("new");
  });

  it("writes into a pipe or device, and doesn't put a file in its place", () => {
    writeWhole("/dev/null", "new");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("takes a write of which the disk took a part for none", () => {
    writeFileSync(join(folder, "file"), "old");
    // A disk that is nearly full takes the first bytes, and says so in the result alone.
    const whole = fs.writeSync as (fd: number, data: Buffer, at: number, length: number, position: number) => number;
    const onlyOne = (fd: number, data: Buffer, at: number, _: number, to: number) => whole(fd, data, at, 1, to);
    const spy = jest.spyOn(fs, "writeSync").mockImplementation(onlyOne as typeof fs.writeSync);
    writeWhole(join(folder, "file"), "newer");
    spy.mockRestore();
    expect(textOf("file")).toBe("newer");
  });

  const unwritable: [string, string, number, string][] = [
    ["a folder", "folder", 2, "it is a folder (EISDIR)"],
    ["a file's insides", "file/inside", 2, "a part of its path is no folder (ENOTDIR)"],
    ["a link to itself", "circle", 2, "its links lead in a circle (ELOOP)"],
    ["a name that is too long", "x".repeat(300), 2, "its name is too long (ENAMETOOLONG)"],
  ];

  it.each(unwritable)("refuses %s with its own path, and leaves everything as it was", (_, name, code, reason) => {
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "file"), "old");
    symlinkSync("circle", join(folder, "circle"));
    const before = readdirSync(folder, { recursive: true });
    const path = join(folder, name);
    const failure = failureOf(() => writeWhole(path, "new"));
    expect(failure).toMatchObject({ code, message: `${path} can't be written: ${reason}` });
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(textOf("file")).toBe("old");
  });

  it("says that the disk is full", () => {
    const failure = failureOf(() => writeWhole("/dev/full", "new"));
    expect(failure).toMatchObject({ code: 1, message: "/dev/full can't be written: the disk is full (ENOSPC)" });
  });

  it("leaves the old file where the disk is full in the middle, and no draft", () => {
    writeFileSync(join(folder, "file"), "old");
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
      syscall: "write",
    });
    const spy = jest.spyOn(fs, "fsyncSync").mockImplementation(() => {
      throw full;
    });
    const failure = failureOf(() => writeWhole(join(folder, "file"), "new"));
    spy.mockRestore();
    expect(failure).toMatchObject({
      code: 1,
      message: `${join(folder, "file")} can't be written: the disk is full (ENOSPC)`,
    });
    expect(readdirSync(folder)).toEqual(["file"]);
    expect(textOf("file")).toBe("old");
  });

  it("is how every command writes a file; others write streams, copies for a while, or a lock", () => {
    const writing =
      /\b(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|openSync|copyFileSync|cpSync)\(/;
    const rooms = join(PROJECT_ROOT, "scripts", "fleet");
    const files = readdirSync(rooms, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".ts") && writing.test(readFileSync(join(rooms, file), "utf8")));
    expect(files.sort()).toEqual([
      "buckets/bucket-backup/back-up-bucket.ts",
      "checks/terraform-validate.ts",
      "deploy/run/stack-log.ts",
      "provision/settings.ts",
      "provision/terraform-log.ts",
      "review/security-scan/readable-stacks.ts",
      "review/sides/between.ts",
      "terminal/write-whole.ts",
    ]);
  });
});

function failureOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return fileFailure(error);
  }
  return undefined;
}
