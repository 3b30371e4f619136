import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "commander";

import { scripts } from "../../package.json";
import { LAYERS } from "../../config/layers";
import { fleetProgram } from "../../scripts/fleet/program";
import { RULE_GROUPS } from "../../scripts/fleet/docs/rules";
import { recipesOf } from "../support/recipes";
import { readPages, ROOT, type Page } from "./markdown-files";

const pages = readPages();
const paths = pages.map(({ path }) => path);

/** What a reader would type or look for: code spans, and fenced blocks line by line. */
function codeOf({ spans, fences }: Page): string[] {
  return [...spans, ...fences.flatMap((body) => body.split("\n"))];
}

/** What the recipes of CONTRIBUTING.md make up; their own test follows them. */
const MADE_UP = [...recipesOf(pages.find(({ path }) => path === "CONTRIBUTING.md")!.text).values()].flatMap(
  ({ added }) => Object.keys(added),
);

/** A made-up command is named after its room. */
const MADE_UP_COMMANDS = MADE_UP.flatMap((path) => /^scripts\/fleet\/([\w-]+)\/command\.ts$/.exec(path)?.[1] ?? []);

function codeIn(path: string): string[] {
  return codeOf(pages.find((page) => page.path === path)!);
}

function allMatches(path: string, pattern: RegExp): string[] {
  return codeIn(path).flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found!));
}

function textOfFiles(folder: string, pattern: RegExp): string {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && pattern.test(entry.name));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}

/** Whether the command line has this command, and the command all of these options. */
function isKnown(words: readonly string[], command: Command = fleetProgram()): boolean {
  const below = command.commands.find((each) => each.name() === words[0]);
  if (below) return isKnown(words.slice(1), below);
  if (command.commands.length > 0) return words.length === 0;
  const options = words.flatMap((word) => /^(--[a-z0-9-]+)/.exec(word)?.[1] ?? []);
  return options.every((option) => [...command.options, HELP].some(({ long }) => long === option));
}

const HELP = { long: "--help" };

describe("what the documentation names exists", () => {
  const folder = /^(?:\.\/)?((?:config|layers|modules|scripts|__tests__|docs|\.ci|\.github|\.vscode)\/[\w./-]*)/;

  it.each(paths)("%s: every path in the repository", (path) => {
    const named = codeIn(path)
      .flatMap((text) => text.split(/[\s"'=]+/))
      .flatMap((word) => folder.exec(word)?.[1] ?? [])
      .map((word) => word.replace(/[.:]+$/, ""));
    expect(named.filter((each) => !MADE_UP.includes(each) && !existsSync(join(ROOT, each)))).toEqual([]);
  });

  it.each(paths)("%s: every npm script", (path) => {
    const named = allMatches(path, /npm run (?:--silent )?([\w:-]+)/g);
    expect(named.filter((each) => !Object.hasOwn(scripts, each))).toEqual([]);
  });

  it.each(paths)("%s: every fleet command, with its options", (path) => {
    const calls = codeIn(path).flatMap((text) => [...text.matchAll(/\bfleet(?:\.js)? ([a-z][a-z0-9-]*[^|&#`'"]*)/g)]);
    const words = calls.map(([, call]) =>
      call!
        .trim()
        .replace(/[.…\s]+$/, "")
        .split(/\s+/),
    );
    expect(words.filter((call) => !MADE_UP_COMMANDS.includes(call[0]!) && !isKnown(call))).toEqual([]);
  });

  it.each(paths)("%s: every environment variable", (path) => {
    const sources = [
      readFileSync(join(ROOT, ".ci", "run"), "utf8"),
      textOfFiles(".github/workflows", /\.yml$/),
      ...["config", "scripts", "__tests__/support", "__tests__/e2e"].map((each) => textOfFiles(each, /\.(ts|cjs)$/)),
    ].join("\n");
    const assigned = allMatches(path, /(?:^|[\s;])([A-Z][A-Z0-9_]+)=\S/g);
    const alone = codeIn(path).filter((text) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^ENVIRONMENT$/.test(text));
    expect([...assigned, ...alone].filter((each) => !new RegExp(`\\b${each}\\b`).test(sources))).toEqual([]);
  });

  it.each(paths)("%s: every stack that cdktf or terraform is called for", (path) => {
    const named = [
      ...allMatches(path, /cdktf (?:diff|deploy|destroy|output) ([a-z][a-z-]*)/g),
      ...allMatches(path, /cdktf\.out\/stacks\/([a-z][a-z-]*)/g),
    ];
    // A client's part of a layer is called after both.
    const isStack = (name: string): boolean =>
      Object.keys(LAYERS).some((layer) => name === layer || name.startsWith(`${layer}-`));
    expect(named.filter((each) => !isStack(each))).toEqual([]);
  });

  it.each(paths)("%s: every rule of a finding that is shown", (path) => {
    const rules = RULE_GROUPS.flatMap((group) => Object.keys(group.rules));
    const shown = allMatches(path, /:\d+:\d+ (?:error|warning) (\S+)/g);
    expect(shown.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
