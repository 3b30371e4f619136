import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { showsStack } from "../../guarantees/checks/refusal";
import { commandTable, shortestCall, valueOptions, type TableEntry, type Values } from "../../support/command-table";
import { fleet } from "../../support/fleet";
import { EXAMPLE_ROOT } from "../../support/registry";
import { readTree } from "../../support/synth";
import { withFolder, type Run } from "../../support/synth-project";

/** Nobody's account: what gets as far as AWS ends there, at once and without a call. */
const NO_ACCOUNT = {
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/none",
  AWS_SHARED_CREDENTIALS_FILE: "/none",
};

/** What these would do is no part of a test: they write pages of this project, or run all of its checks. */
const NOT_RUN = ["schema", "addresses", "docs", "validate-all", "security-scan"];

/** Values that lead a call as far as it can come. */
const VALUES: Values = {
  "--file": __filename,
  "--findings": __filename,
  "--out": __dirname,
  "--dir": __dirname,
  "--folder": __dirname,
  files: __filename,
};

const table = commandTable();
const runnable = table.filter(({ words }) => !NOT_RUN.includes(words[0]!));
const called = ({ words }: TableEntry): string => words.join(" ");

/** A call with options set, those of the shortest one among them. */
function callWith(entry: TableEntry, changed: Values): string[] {
  const call = shortestCall(entry, { ...VALUES, ...changed });
  const added = Object.entries(changed).filter(([name]) => name.startsWith("--") && !call.includes(name));
  return [...call, ...added.flat()];
}

/** How a call was anything but a refusal in plain lines. */
function problems({ status, stdout, stderr }: Run, codes: readonly number[]): string[] {
  return [
    ...(codes.includes(status ?? -1) ? [] : [`exit ${status}`]),
    ...(stdout === "" ? [] : [`stdout: ${stdout}`]),
    ...(stderr.endsWith("\n") ? [] : ["no last line"]),
    ...(showsStack(stderr) || /\bError: /.test(stderr) ? [`raw: ${stderr}`] : []),
  ];
}

describe("An option that is given and empty", () => {
  const cases = table.flatMap((entry) =>
    valueOptions(entry.command).map((option) => [`fleet ${called(entry)} ${option.long}`, entry, option] as const),
  );

  it.each(cases)("%s is refused in one line, whatever it would have meant", async (_, entry, { long }) => {
    for (const empty of ["", " "]) {
      const run = await fleet(callWith(entry, { [long!]: empty }), NO_ACCOUNT);
      expect(problems(run, [2])).toEqual([]);
      expect(run.stderr).toMatch(/^fleet: [^\n]*\bis invalid\b[^\n]* --help shows how\)\n$/);
    }
  });

  it("is every option that takes a value", () => {
    expect(cases.length).toBeGreaterThan(100);
  });
});

describe("An argument that is given and empty", () => {
  const cases = runnable.filter(
    ({ words, command }) => command.registeredArguments.length > 0 && words[0] !== "complete",
  );

  it.each(cases.map((entry) => [called(entry), entry] as const))("of fleet %s is refused", async (_, entry) => {
    const run = await fleet([...entry.words, ""], NO_ACCOUNT);
    expect(problems(run, [2])).toEqual([]);
  });
});

describe("A project that is none", () => {
  const reading = runnable.filter(({ command }) => command.options.some(({ long }) => long === "--root"));
  const PLACES: Readonly<Record<string, (folder: string) => void>> = {
    "an empty folder": () => undefined,
    "a folder that is not there": () => undefined,
    "a file": (folder) => writeFileSync(join(folder, "file"), ""),
    "a project whose settings are folders": (folder) => {
      for (const file of ["clients.yaml", "platform.yaml"])
        mkdirSync(join(folder, "config", file), { recursive: true });
      mkdirSync(join(folder, "cidr-registry.yaml"));
    },
    "a project without its config": (folder) => writeFileSync(join(folder, "package.json"), "{}\n"),
  };
  const roots: Readonly<Record<string, string>> = { "a folder that is not there": "none", "a file": "file" };

  it.each(Object.entries(PLACES))(
    "%s is told by every command that reads one, which writes nothing there",
    async (name, make) => {
      await withFolder(async (folder) => {
        make(folder);
        const before = readTree(folder);
        for (const entry of reading) {
          const run = await fleet([...callWith(entry, {}), "--root", join(folder, roots[name] ?? "")], NO_ACCOUNT);
          const told = problems(run, [1, 2]).map((problem) => `${called(entry)}: ${problem}`);
          expect(told).toEqual([]);
        }
        expect(readTree(folder)).toEqual(before);
      });
    },
  );
});

describe("A path that can't be what is asked for", () => {
  /** Options and arguments that name files, by what they take. */
  const asksForPath = /^(file|folder|path|files)$/;
  const cases = runnable.flatMap((entry) => [
    ...valueOptions(entry.command)
      .filter(({ flags, long }) => asksForPath.test(/[<[](\w+)/.exec(flags)?.[1] ?? "") && long !== "--root")
      .map(({ long }) => [`fleet ${called(entry)} ${long}`, entry, long!] as const),
    ...entry.command.registeredArguments
      .filter((argument) => asksForPath.test(argument.name()))
      .map((argument) => [`fleet ${called(entry)} ${argument.name()}`, entry, argument.name()] as const),
  ]);

  it.each(cases)(
    "%s ends in one line for a folder, a missing path, a file's insides and an endless link",
    async (_, entry, name) => {
      await withFolder(async (folder) => {
        writeFileSync(join(folder, "file"), "not what is asked for\n");
        mkdirSync(join(folder, "folder"));
        const before = readTree(folder);
        for (const path of ["folder", "none/none", "file/none", "file\u0001", "x".repeat(300)]) {
          const root = entry.command.options.some(({ long }) => long === "--root") ? ["--root", EXAMPLE_ROOT] : [];
          const run = await fleet([...callWith(entry, { [name]: join(folder, path) }), ...root], NO_ACCOUNT);
          expect(problems({ ...run, stdout: "" }, [1, 2, 3]).map((problem) => `${path}: ${problem}`)).toEqual([]);
        }
        expect(readTree(folder)).toEqual(before);
      });
    },
  );
});
