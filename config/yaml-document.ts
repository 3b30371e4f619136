import { isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, visit, type Document, type Node } from "yaml";

import type { Finding } from "./finding";
import { quote } from "./quote";
import { readSourceFile } from "./source-file";

/** Keys and indices from the document's root. */
export type Path = readonly (string | number)[];

/** What a check says about one place; the document turns it into a finding with a position. */
export interface Problem {
  readonly path: Path;
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly severity?: "error" | "warning";
  /** Whether the key or the value is at fault; a missing key is reported at its parent. */
  readonly at?: "key" | "value";
  /** Shown instead of the value in the file; an empty string shows nothing. */
  readonly value?: string;
}

/** A YAML file that remembers where everything stands. */
export class YamlDocument {
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
    // The parser reads YAML 1.2: `yes` and `on` are strings, nothing is coerced, `<<` is no merge.
    const documents = parseAllDocuments(read.text, { lineCounter: this.lines, prettyErrors: false, version: "1.2" });
    if (!Array.isArray(documents)) return;
    this.document = documents[0];
    if (documents.length > 1) {
      this.addAt(documents[1]!.range?.[0] ?? 0, "yaml-multiple-documents", "holds more than one YAML document");
    }
    for (const { code, message, pos } of documents.flatMap((each) => each.errors)) {
      this.addAt(
        pos[0],
        code === "DUPLICATE_KEY" ? "yaml-duplicate-key" : "yaml-syntax",
        this.explain(code, message, pos[0]),
      );
    }
    if (this.document) this.refuseFeatures(this.document);
    if (this.findings.length === 0) this.data = this.document?.toJS() as unknown;
  }

  /** Turns a check's problem into a finding at its line and column. */
  locate({ path, at = "value", severity = "error", value, ...rest }: Problem): Finding {
    const { offset, node } = this.find(path, at);
    const shown = value ?? (at === "value" && isScalar(node) ? quote(node.source ?? node.value) : undefined);
    return {
      file: this.file,
      ...this.position(offset),
      severity,
      path: pathText(path),
      ...(shown ? { value: shown } : {}),
      source: this.lineText(offset),
      ...rest,
    };
  }

  /** Whether anything is written at a path, be it valid or not. */
  has(path: Path): boolean {
    return this.document?.hasIn(path) === true;
  }

  /** Every scalar, key or value, with its path: for rules about text as such. */
  scalars(): { path: Path; text: string; at: "key" | "value" }[] {
    const found: { path: Path; text: string; at: "key" | "value" }[] = [];
    const walk = (node: unknown, path: Path): void => {
      if (isMap(node)) {
        for (const { key, value } of node.items) {
          const name = keyText(key);
          found.push({ path: [...path, name], text: name, at: "key" });
          walk(value, [...path, name]);
        }
      } else if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, index]));
      else if (isScalar(node) && typeof node.value === "string") found.push({ path, text: node.value, at: "value" });
    };
    walk(this.document?.contents, []);
    return found;
  }

  private refuseFeatures(document: Document): void {
    visit(document, {
      Alias: (_, node) =>
        this.addAt(
          node.range?.[0] ?? 0,
          "yaml-alias",
          `uses the alias *${node.source}`,
          "write the values out: every client stands alone",
        ),
      Node: (_, node) => {
        const { anchor, tag } = node as { anchor?: string; tag?: string };
        if (anchor)
          this.addAt(
            node.range?.[0] ?? 0,
            "yaml-alias",
            `defines the anchor &${anchor}`,
            "write the values out: every client stands alone",
          );
        if (tag && !tag.startsWith("tag:yaml.org,2002:"))
          this.addAt(node.range?.[0] ?? 0, "yaml-tag", `uses the tag ${tag}`, "plain values only");
      },
      Pair: (_, pair) => {
        if (!isScalar(pair.key)) return;
        const offset = pair.key.range?.[0] ?? 0;
        if (pair.key.value === "<<")
          this.addAt(
            offset,
            "yaml-merge-key",
            "uses a merge key (<<)",
            "write the values out: every client stands alone",
          );
        else if (typeof pair.key.value !== "string") {
          this.addAt(
            offset,
            "yaml-key-type",
            `the key ${quote(pair.key.source)} is not text to YAML`,
            "begin it with a letter",
          );
        }
      },
    });
  }

  private explain(code: string, message: string, offset: number): string {
    if (code !== "DUPLICATE_KEY") return message;
    const key = /^[^\s:]+/.exec(this.text.slice(offset))?.[0] ?? "";
    const path = this.firstUse(key, offset);
    return `the key ${quote(key)} stands here a second time${path}`;
  }

  /** The line of the same key's earlier use in the same map. */
  private firstUse(key: string, offset: number): string {
    let line = "";
    visit(this.document!, {
      Map: (_, map) => {
        const uses = map.items.filter((pair) => isPair(pair) && isScalar(pair.key) && pair.key.source === key);
        const offsets = uses.map((pair) => (pair.key as Node).range?.[0] ?? 0);
        if (offsets.includes(offset)) line = `; first at line ${this.position(offsets[0]!).line}`;
      },
    });
    return line;
  }

  private find(path: Path, at: "key" | "value"): { offset: number; node?: unknown } {
    let node: unknown = this.document?.contents;
    let offset = isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0;
    for (const [depth, step] of path.entries()) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => keyText(key) === String(step));
        if (!pair) return { offset };
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
        if (depth === path.length - 1 && at === "key") return { offset, node: pair.key };
      } else if (isSeq(node) && typeof step === "number") node = node.items[step];
      else return { offset };
      const start = (node as Node | null)?.range?.[0];
      // A block map is pointed at by its key: the first line of its body says nothing about it.
      if (
        start !== undefined &&
        (isScalar(node) || (depth === path.length - 1 && isFlow(node)) || typeof step === "number")
      )
        offset = start;
    }
    return { offset, node };
  }

  private position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private lineText(offset: number): string {
    const start = this.text.lastIndexOf("\n", offset - 1) + 1;
    return (/^[^\r\n]*/.exec(this.text.slice(start)) ?? [""])[0].replace(/^\uFEFF/, "");
  }

  private addAt(offset: number, rule: string, message: string, hint?: string): void {
    this.findings.push({
      file: this.file,
      ...this.position(offset),
      severity: "error",
      rule,
      path: "",
      message,
      ...(hint ? { hint } : {}),
      source: this.lineText(offset),
    });
  }
}

/** `clients.acme.also_in[0].region`: a path in the words of the file. */
export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value ?? "") : String(key);
}

function isFlow(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
