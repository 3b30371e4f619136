import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import type { Finding } from "../../config/reading/finding";
import { loadFiles, VALID_BASE } from "../support/registry";

const ROOT = join(__dirname, "..", "fixtures", "bad-inputs");

/** One thing a fixture expects: on the line of its comment, with words the message or the hint must hold. */
interface Expectation {
  readonly at: string;
  readonly words: string | undefined;
}

/** `# expect: rule path "words"; warning rule \`odd path\`` stands on the line that is at fault. */
function expectationsIn(file: string, text: string): Expectation[] {
  return text.split("\n").flatMap((line, index) => {
    const comment = /# expect: (.*?)\s*$/.exec(line)?.[1];
    return (comment?.split("; ") ?? []).map((each) => {
      const form = /^(warning )?(\S+)(?: (?:`([^`]*)`|([^" ]+)))?(?: "(.*)")?$/;
      const [, warning, rule, quoted, path = quoted ?? "", words] = form.exec(each) ?? [];
      return { at: where(file, index + 1, warning ? "warning" : "error", String(rule), path), words };
    });
  });
}

function where(file: string, line: number, severity: string, rule: string, path: string): string {
  return `${file}:${line} ${severity} ${rule} ${path}`;
}

function found({ file, line, severity, rule, path }: Finding): string {
  return where(file, line, severity, rule, path);
}

function filesOf(folder: string): Record<string, string> {
  const root = join(ROOT, folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(root, path).split(sep).join("/"), readFileSync(path, "utf8")];
    }),
  );
}

const folders = readdirSync(ROOT).sort();

// The number of a folder is the row of the table of bad inputs; 90 stands for rules that no row asks for.
describe("bad inputs (rows 1-74 and 79-87)", () => {
  it.each(folders)("%s: exactly the findings it says, each on its line", (folder) => {
    const files = filesOf(folder);
    const expected = Object.entries(files).flatMap(([file, text]) => expectationsIn(file, text));
    const loaded = loadFiles({ ...VALID_BASE, ...files });

    expect(loaded.findings.map(found)).toEqual(expect.arrayContaining(expected.map(({ at }) => at)));
    expect(loaded.findings.map(found).sort()).toEqual(expected.map(({ at }) => at).sort());
    expect(loaded.ok).toBe(!expected.some(({ at }) => at.includes(" error ")));
    for (const { at, words } of expected) {
      if (words === undefined) continue;
      const texts = loaded.findings.filter((each) => found(each) === at).map((each) => `${each.message} ${each.hint}`);
      expect(texts.join(" ")).toContain(words);
    }
  });

  it.each(folders)("%s: every finding is one line of plain words", (folder) => {
    for (const finding of loadFiles({ ...VALID_BASE, ...filesOf(folder) }).findings) {
      const shown = [finding.message, finding.hint ?? "", finding.value ?? "", finding.path, finding.source ?? ""];
      expect(finding.message).toMatch(/\S/);
      expect(finding.column).toBeGreaterThan(0);
      for (const text of shown)
        expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|undefined|\[object|Error:|node_modules/u);
    }
  });
});
