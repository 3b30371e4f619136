import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Finding } from "../../config/reading/finding";
import { loadFleet } from "../../config/load";
import { FILES } from "../../config/registry";
import { loadFiles, TODAY, VALID_BASE, withProject } from "../support/registry";

const CLIENTS = FILES.clients;

/** Loads the valid base after something was done to its registry file. */
function loadAfter(spoil: (path: string, root: string) => void): readonly Finding[] {
  return withProject(VALID_BASE, (root) => {
    const path = join(root, CLIENTS);
    rmSync(path);
    spoil(path, root);
    return loadFleet({ root, variables: {}, today: TODAY }).findings;
  });
}

describe("files that are no text (table of bad inputs, rows 10 and 81)", () => {
  const cases: [string, string, string, number, (path: string, root: string) => void][] = [
    ["an empty file", "yaml-empty", "is empty", 1, (path) => writeFileSync(path, "")],
    ["white space only", "yaml-empty", "is empty", 1, (path) => writeFileSync(path, "\n\n  \n")],
    ["a missing file", "file-missing", "does not exist", 1, () => undefined],
    ["a directory", "file-not-regular", "is a directory, not a file", 1, (path) => mkdirSync(path)],
    ["a device", "file-not-regular", "is not a regular file", 1, (path) => symlinkSync("/dev/null", path)],
    ["a loop of symbolic links", "file-unreadable", "form a loop", 1, (path) => symlinkSync(path, path)],
    ["a symbolic link to nothing", "file-unreadable", "points nowhere", 1, (path) => symlinkSync("nowhere", path)],
    ["a NUL byte", "file-nul-byte", "holds a NUL byte", 2, (path) => writeFileSync(path, "clients:\n  a\0cme: {}\n")],
    [
      "UTF-16",
      "file-nul-byte",
      "UTF-16",
      1,
      (path) => writeFileSync(path, Buffer.from("\uFEFFclients: {}\n", "utf16le")),
    ],
    [
      "Latin-1",
      "file-encoding",
      "is not valid UTF-8",
      1,
      (path) => writeFileSync(path, Buffer.from("# é\n", "latin1")),
    ],
    [
      "random bytes",
      "file-encoding",
      "not valid UTF-8",
      1,
      (path) => writeFileSync(path, Buffer.from([0xc3, 0x28, 0xff])),
    ],
    [
      "50 MB",
      "file-too-large",
      "52428800 bytes; the limit is 8388608",
      1,
      (path) => {
        writeFileSync(path, "");
        truncateSync(path, 50 * 1024 * 1024);
      },
    ],
    ["brackets without end", "yaml-syntax", "", 1, (path) => writeFileSync(path, `clients: ${"[".repeat(20_000)}`)],
  ];

  it.each(cases)("%s is one finding, %s", (_, rule, words, line, spoil) => {
    const findings = loadAfter(spoil);

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ file: CLIENTS, rule, line, severity: "error" });
    expect(findings[0]!.message).toContain(words);
    expect(findings[0]!.message).not.toMatch(/[\n\0]/);
  });

  it("names every bad file, not only the first", () => {
    const { findings } = loadFiles({});

    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      `${FILES.ledger} file-missing`,
      `${FILES.clients} file-missing`,
      `${FILES.platform} file-missing`,
    ]);
  });

  it("reads the ledger that CIDR_REGISTRY names, and names it in findings (S3-102)", () => {
    const elsewhere = { ...VALID_BASE, [FILES.ledger]: "broken: [", "other.yaml": VALID_BASE[FILES.ledger]! };

    expect(loadFiles(elsewhere, { CIDR_REGISTRY: "other.yaml" }).findings).toEqual([]);
    expect(loadFiles(elsewhere, { CIDR_REGISTRY: "none.yaml" }).findings).toMatchObject([
      { file: "none.yaml", rule: "file-missing" },
    ]);
  });
});

describe("an alias bomb (row 4)", () => {
  it("is refused without being expanded: the document never becomes data", () => {
    const levels = Array.from({ length: 40 }, (_, level) => {
      const items = level === 0 ? Array(10).fill("x") : Array(10).fill(`*a${level - 1}`);
      return `a${level}: &a${level} [${items.join(", ")}]`;
    });
    const { findings } = loadFiles({ ...VALID_BASE, [CLIENTS]: levels.join("\n") });

    // Expanded, this would be 10^40 items: that the test ends is the assertion.
    expect(findings).toHaveLength(40);
    expect(findings[0]).toMatchObject({ rule: "yaml-alias", line: 1, column: 5, path: "a0" });
  });
});

describe("secrets (rows 53 and 82)", () => {
  const secret = "hunter2hunter2";

  it.each([
    ["a key that asks for one", `password: ${secret}`],
    ["a flow map", `{ password: ${secret}, colour: blue }`],
    ["a line that is no YAML", `password: "${secret}`],
    ["a key beside another mistake", `vpn: { psk: ${secret}, colour: 1 }`],
  ])("are never shown: %s", (_, line) => {
    const { findings } = loadFiles({ ...VALID_BASE, [CLIENTS]: `clients:\n  acme:\n    ${line}\n` });

    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });
});
