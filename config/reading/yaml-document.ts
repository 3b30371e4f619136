import { isScalar, LineCounter, type Document } from "yaml";

import type { Finding } from "./finding";
import { offsetWithin } from "./offset-within";
import { parseYaml } from "./parse-yaml";
import { pathText, type Path } from "./path";
import type { Problem } from "./problem";
import { quote } from "./quote";
import { holdsSecret } from "./secrets";
import { readSourceFile } from "./source-file";
import { refusedFeatures } from "./yaml-features";
import { findNode, scalarsOf, type Scalar } from "./yaml-nodes";

/** How much of a source line a finding shows. */
const LONGEST_LINE = 200;

/** A YAML file that remembers where everything stands. */
export class YamlDocument {
  /** Why the file can't be read, or is no YAML this project takes; empty when there is data. */
  readonly findings: Finding[] = [];
  /** Plain data; undefined when the file could not be read or parsed. */
  readonly data: unknown;
  private readonly lines: LineCounter = new LineCounter();
  private readonly text: string = "";
  private readonly document: Document | undefined;

  constructor(
    root: string,
    readonly file: string,
  ) {
    const read = readSourceFile(root, file);
    if ("problem" in read) {
      const { line, ...problem } = read.problem;
      this.findings.push({ file, line, column: 1, severity: "error", path: "", ...problem });
      return;
    }
    this.text = read.text;
    try {
      this.document = this.parse();
      if (this.findings.length === 0) this.data = this.document?.toJS() as unknown;
    } catch (error) {
      this.add({ path: [], offset: 0, rule: "yaml-syntax", message: (error as Error).message });
    }
  }

  /** Turns a check's problem into a finding at its line and column. */
  locate({ path, at = "value", severity = "error", within, value, ...rest }: Problem): Finding {
    const { offset: start, node } = findNode(this.document?.contents, path, at);
    const offset = (within === undefined ? undefined : offsetWithin(this.text, node, within)) ?? start;
    const shown = value ?? (at === "value" && isScalar(node) ? quote(node.source ?? node.value) : undefined);
    return {
      file: this.file,
      ...this.position(offset),
      severity,
      path: pathText(path),
      ...(shown ? { value: shown } : {}),
      ...this.sourceLine(offset),
      ...rest,
    };
  }

  /** Whether anything is written at a path, be it valid or not. */
  has(path: Path): boolean {
    return this.document?.hasIn(path) === true;
  }

  /** The text at a path, or undefined where there is none. */
  textAt(path: Path): string | undefined {
    const value = this.document?.getIn(path);
    return typeof value === "string" ? value : undefined;
  }

  /** Every text, key or value, with its path. */
  scalars(): Iterable<Scalar> {
    return scalarsOf(this.document?.contents);
  }

  private parse(): Document | undefined {
    const parsed = parseYaml(this.text, this.lines);
    if ("tooDeepAt" in parsed) {
      this.add({ path: [], offset: parsed.tooDeepAt, rule: "yaml-syntax", message: "is nested too deeply" });
      return undefined;
    }
    const { documents } = parsed;
    const [document, second] = documents;
    if (second) {
      const message = "begins a second YAML document";
      this.add({ path: [], offset: second.range?.[0] ?? 0, rule: "yaml-multiple-documents", message });
    }
    // What a parser says after its first error mostly follows from it.
    const [syntax] = documents.flatMap((each) => each.errors);
    if (syntax) this.add({ path: [], offset: syntax.pos[0], rule: "yaml-syntax", message: syntax.message });
    else if (document) {
      const lineOf = (offset: number): number => this.position(offset).line;
      for (const refusal of refusedFeatures({ document, text: this.text, lineOf })) this.add(refusal);
    }
    return document;
  }

  private position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** The line for display, without what must not be shown: secrets, and characters that steer a terminal. */
  private sourceLine(offset: number): { source?: string } {
    const start = this.text.lastIndexOf("\n", offset - 1) + 1;
    const end = this.text.indexOf("\n", offset);
    const line = this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
    if (holdsSecret(line) || offset - start > LONGEST_LINE) return {};
    return {
      source: line
        .slice(0, LONGEST_LINE)
        .replace(/\t/g, " ")
        .replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD"),
    };
  }

  private add({ offset, path, ...rest }: Omit<Problem, "at" | "within"> & { offset: number }): void {
    const where = { file: this.file, ...this.position(offset), severity: "error", path: pathText(path) } as const;
    this.findings.push({ ...where, ...rest, ...this.sourceLine(offset) });
  }
}
