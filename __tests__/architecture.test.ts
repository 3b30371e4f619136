import { readdirSync } from "node:fs";

import { words } from "../config/reading/words";
import { purityViolations } from "./support/architecture/purity";
import { filesBelow, read, sourceFiles } from "./support/architecture/source-files";
import { PROJECT_ROOT } from "./support/synth-project";

/** What runs elsewhere, and what needs a process id for a draft's name and a fixed date for an archive. */
const IMPURE_FILES = /^modules\/(storage-insights\/function-archive\.ts$|[^/]+\/functions\/)/;

const ROOT_ENTRIES = words`
  config layers modules scripts docs __tests__
  main.ts cdktf.json cidr-registry.yaml package.json package-lock.json tsconfig.json
  eslint.config.mjs jest.config.cjs jest.e2e.config.cjs
  README.md LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md NOTICE
`;

const MOST_LINES = 300;

describe("The architecture", () => {
  const sources = sourceFiles();

  it("has files in every part", () => {
    for (const part of ["config/", "layers/", "modules/", "scripts/"])
      expect(sources.filter((path) => path.startsWith(part)).length).toBeGreaterThan(3);
    expect(sources).toContain("main.ts");
  });

  it("keeps synth pure: no clock, chance, environment or network under layers/ and modules/", () => {
    const pure = sources.filter((path) => /^(layers|modules)\//.test(path) && !IMPURE_FILES.test(path));
    expect(pure.flatMap((path) => purityViolations(path, read(path)))).toEqual([]);
  });

  it("keeps the environment out of config/: main.ts and the commands hand it in", () => {
    const config = sources.filter((path) => path.startsWith("config/"));
    const impure = config.flatMap((path) => purityViolations(path, read(path)));
    expect(impure.filter((violation) => !violation.endsWith("uses Date"))).toEqual([]);
  });

  it("keeps files short", () => {
    const tests = filesBelow("__tests__").filter((path) => path.endsWith(".ts"));
    const long = [...sources, ...tests].filter((path) => read(path).split("\n").length - 1 > MOST_LINES);
    expect(long).toEqual([]);
  });

  it("has a fixed list of entries at the top", () => {
    const ignored = read(".gitignore").split("\n").filter(Boolean).map(globPattern);
    const entries = readdirSync(PROJECT_ROOT, { withFileTypes: true })
      // A pattern with a slash at its end is of folders alone, one without of either.
      .map((entry) => ({
        name: entry.name,
        forms: entry.isDirectory() ? [entry.name, `${entry.name}/`] : [entry.name],
      }))
      .filter(
        ({ name, forms }) => !name.startsWith(".") && !ignored.some((each) => forms.some((form) => each.test(form))),
      )
      .map(({ name }) => name);
    expect(entries.filter((name) => !ROOT_ENTRIES.includes(name))).toEqual([]);
  });

  it("has no barrels: no file that only hands on what others export", () => {
    const barrels = sources.filter((path) => /(^|\/)index\.ts$/.test(path) || /^export \* from/m.test(read(path)));
    expect(barrels).toEqual([]);
  });
});

describe("The checks of the architecture", () => {
  it.each([
    ["process", "const home = process.env.HOME;"],
    ["Date", "const now = Date.now();"],
    ["Date", "const now = new Date();"],
    ["Math.random", "const dice = Math.random();"],
    ["fetch", 'await fetch("https://example.com");'],
  ])("find the use of %s", (name, text) => {
    expect(purityViolations("modules/a.ts", text)).toEqual([`modules/a.ts uses ${name}`]);
  });

  it("are not misled by comments, text and keys", () => {
    const text = '// Date.now()\nconst a = { process: "Date.now()" };\nconst b = a.process;\n';
    expect(purityViolations("modules/a.ts", text)).toEqual([]);
  });
});

function globPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}
