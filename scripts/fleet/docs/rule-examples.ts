import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A line that breaks a rule, and where it stands. */
export interface RuleExample {
  readonly line: string;
  /** Path from the project's root, and the line's number. */
  readonly file: string;
  readonly number: number;
}

const FIXTURES = "__tests__/fixtures/bad-inputs";
const EXPECTATION = /\s*# expect: (.*?)\s*$/;
const LONGEST = 60;
/** Rules whose line looks right by itself: what is wrong is not there, or can't be seen. */
const NOT_SHOWN: readonly string[] = ["missing", "yaml-syntax", "yaml-empty"];

/** A line for each rule out of the fixtures, whose comments say which rule they break: the first that can be shown. */
export function readExamples(root: string): Readonly<Record<string, RuleExample>> {
  const examples: Record<string, RuleExample> = {};
  const entries = readdirSync(join(root, FIXTURES), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of files.sort()) {
    const file = relative(root, path).split(sep).join("/");
    const lines = readFileSync(path, "utf8").split("\n");
    for (const [index, text] of lines.entries()) {
      const line = text.replace(EXPECTATION, "").trim();
      if (!/^[\x20-\x7E]{3,}$/.test(line) || line.length > LONGEST) continue;
      for (const expectation of EXPECTATION.exec(text)?.[1]?.split("; ") ?? []) {
        const rule = expectation.replace(/^warning /, "").split(" ")[0]!;
        if (!NOT_SHOWN.includes(rule)) examples[rule] ??= { line, file, number: index + 1 };
      }
    }
  }
  return examples;
}
