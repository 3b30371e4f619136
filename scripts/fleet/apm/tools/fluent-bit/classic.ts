import { plural } from "../../../../../config/catalogue/plural";
import { quote } from "../../../../../config/reading/quote";
import type { SourceText, TextProblem } from "../source-text";

/** One key of a section, with its place. */
export interface Entry {
  readonly key: string;
  readonly value: string;
  readonly keyOffset: number;
  readonly valueOffset: number;
}

/** A section with its entries, in order. */
export interface Section {
  /** In capitals: Fluent Bit does not tell cases apart. */
  readonly kind: string;
  readonly offset: number;
  readonly entries: readonly Entry[];
}

/** A file in Fluent Bit's classic mode, with places. */
export interface ClassicFile {
  readonly sections: readonly Section[];
  /** `@INCLUDE` and `@SET`: other files and variables. */
  readonly includes: boolean;
  readonly problems: readonly TextProblem[];
}

/** Reads the classic mode as Fluent Bit does: headings at the margin, keys indented alike, a value for each key. */
export function readClassic(source: SourceText): ClassicFile {
  const sections: (Section & { entries: Entry[] })[] = [];
  const problems: TextProblem[] = [];
  let includes = false;
  let indent: string | undefined;
  if (source.text.startsWith("\uFEFF")) {
    problems.push({
      offset: 0,
      rule: "byte-order-mark",
      message: "begins with a byte order mark, which Fluent Bit takes for text",
    });
  }
  for (const [index, line] of source.lines.entries()) {
    const start = source.starts[index]!;
    const body = index === 0 ? line.replace(/^\uFEFF/, "") : line;
    const shift = line.length - body.length;
    if (body.trim() === "" || /^\s*#/.test(body)) continue;
    if (body.startsWith("@")) {
      includes = true;
      const meta = /^@(INCLUDE\s+\S+|SET\s+[^\s=]+\s*=.*)/i.test(body);
      if (!meta)
        problems.push({
          offset: start,
          rule: "classic-syntax",
          message: "is neither @INCLUDE file nor @SET name=value",
        });
      continue;
    }
    if (body.startsWith("[")) {
      const kind = /^\[([^\]]+)\]/.exec(body)?.[1]?.trim();
      if (kind === undefined)
        problems.push({ offset: start, rule: "classic-syntax", message: "is no section such as [INPUT]" });
      else sections.push({ kind: kind.toUpperCase(), offset: start + shift, entries: [] });
      continue;
    }
    const [margin] = /^[ \t]*/.exec(body)!;
    const offset = start + shift + margin.length;
    if (margin === "") {
      const message = /^[\w.-]+:/.test(body)
        ? "is YAML; the store keeps Fluent Bit's classic mode"
        : "must be indented: it stands at the margin";
      problems.push({ offset, rule: "classic-syntax", message });
      continue;
    }
    indent ??= margin;
    if (margin !== indent) {
      const message = `is indented by ${spelt(margin)}, and the first key of the file by ${spelt(indent)}`;
      problems.push({ offset, rule: "classic-indent", message, hint: "Fluent Bit wants one indentation throughout" });
    }
    const section = sections.at(-1);
    const [, key, gap, value] = /^(\S+)([ \t]+)?(.*)$/.exec(body.slice(margin.length)) ?? [];
    if (!section) problems.push({ offset, rule: "classic-syntax", message: "stands before the first section" });
    else if (!value || gap === undefined) {
      problems.push({
        offset,
        rule: "classic-syntax",
        path: quote(`[${section.kind}].${key!}`),
        message: "has no value",
      });
    } else
      section.entries.push({
        key: key!,
        value: value.trimEnd(),
        keyOffset: offset,
        valueOffset: offset + key!.length + gap.length,
      });
  }
  return { sections, includes, problems };
}

function spelt(margin: string): string {
  const kind = /^ +$/.test(margin) ? "blank" : /^\t+$/.test(margin) ? "tab" : "blank and tab";
  return plural(margin.length, kind);
}
