import { isScalar, type Document } from "yaml";

import type { Finding } from "../../../../config/reading/finding";
import { offsetWithin } from "../../../../config/reading/offset-within";
import { parseYaml } from "../../../../config/reading/parse-yaml";
import { pathText, type Path } from "../../../../config/reading/path";
import { isPlainMap } from "../../../../config/reading/plain-map";
import type { Problem } from "../../../../config/reading/problem";
import { quote } from "../../../../config/reading/quote";
import { findNode } from "../../../../config/reading/yaml-nodes";
import { plainData } from "./plain-data";
import { mayHoldSecret } from "./secret-keys";
import type { SourceText, TextProblem } from "./source-text";

/** How many words of a list a hint shows. */
const MOST_WORDS = 12;

/** A tool's YAML configuration that remembers where everything stands. */
export class ConfigYaml {
  /** Why there is no data; empty when there is. */
  readonly findings: readonly Finding[];
  /** A map without prototype; undefined when there are findings. */
  readonly data: unknown;
  private readonly document: Document | undefined;

  constructor(private readonly source: SourceText) {
    const problems: TextProblem[] = [];
    this.document = parse(source.text, problems);
    if (this.document && problems.length === 0) {
      const plain = plainData(this.document, (offset) => source.lineOf(offset));
      problems.push(...plain.problems);
      if (problems.length === 0) this.data = plain.data;
    }
    if (problems.length === 0 && !isPlainMap(this.data)) {
      problems.push({ offset: 0, rule: "wrong-type", message: "must be a map of settings" });
    }
    this.findings = problems.map((problem) => source.finding(problem));
  }

  /** Turns a check's problem into a finding at its line and column. */
  locate({ path, at = "value", within, value, hint, ...rest }: Problem): Finding {
    const { offset, node } = findNode(this.document?.contents, path, at);
    const inside = within === undefined ? undefined : offsetWithin(this.source.text, node, within);
    const shown = value ?? (at === "value" && isScalar(node) && !hides(path) ? quote(node.source ?? node.value) : "");
    return this.source.finding({
      offset: inside ?? offset,
      path: pathText(path),
      value: shown,
      hint: shortened(hint),
      ...rest,
    });
  }
}

function parse(text: string, problems: TextProblem[]): Document | undefined {
  // `on` and `1:30` stay as they are written; the fields know what the tools make of them.
  const parsed = parseYaml(text);
  if ("tooDeepAt" in parsed) {
    problems.push({ offset: parsed.tooDeepAt, rule: "yaml-depth", message: "is nested too deeply" });
    return undefined;
  }
  const { documents } = parsed;
  const [document, second] = documents;
  // What a parser says after its first error mostly follows from it.
  const [syntax] = documents.flatMap(({ errors }) => errors);
  if (syntax) problems.push({ offset: syntax.pos[0], rule: "yaml-syntax", message: syntax.message });
  else if (second) {
    const message = "begins a second YAML document, which the tool would not read";
    problems.push({ offset: second.range?.[0] ?? 0, rule: "yaml-multiple-documents", message });
  }
  return document;
}

/** A list of all that is known tells nothing when it is long. */
function shortened(hint: string | undefined): string | undefined {
  // A key called "constructor" finds one in any table of hints.
  if (typeof hint !== "string") return undefined;
  const words = hint.split(", ");
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(", ")}, … (${words.length} in all)` : hint;
}

function hides(path: Path): boolean {
  return path.some((step) => typeof step === "string" && mayHoldSecret(step));
}
