import type { Finding } from "../../../../config/reading/finding";
import type { Problem } from "../../../../config/reading/problem";
import { secretIn } from "../../../../config/reading/secrets";
import { lineMayHoldSecret } from "./secret-keys";

/** How much of a line a finding shows. */
const LONGEST_LINE = 200;

/** How far up the key of a text over several lines is looked for. */
const FARTHEST_PARENT = 200;

/** A problem in a text that is no tree: it stands at an offset, and its path is a word for people. */
export interface TextProblem extends Omit<Problem, "path" | "at" | "within"> {
  /** From the beginning of the text. */
  readonly offset: number;
  readonly path?: string;
}

/** A configuration as text that knows its lines, and never shows one that holds a secret (G7). */
export class SourceText {
  /** Line by line, without line ends. */
  readonly lines: readonly string[];
  /** Where each line begins. */
  readonly starts: readonly number[];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    const lines = text.split("\n");
    let offset = 0;
    this.starts = lines.map((line) => {
      const start = offset;
      offset += line.length + 1;
      return start;
    });
    this.lines = lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  }

  /** The 1-based number of the line that an offset is in. */
  lineOf(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** A problem with its line, its column and the source line. */
  finding({ offset, path = "", value, severity = "error", hint, ...rest }: TextProblem): Finding {
    const line = this.lineOf(offset);
    const column = offset - this.starts[line - 1]! + 1;
    const source = this.shown(line, column);
    return {
      file: this.file,
      line,
      column,
      severity,
      path,
      ...rest,
      ...(value && secretIn(value) === undefined ? { value } : {}),
      ...(hint === undefined ? {} : { hint }),
      ...(source === undefined ? {} : { source }),
    };
  }

  private shown(line: number, column: number): string | undefined {
    const text = this.lines[line - 1] ?? "";
    if (column > LONGEST_LINE || lineMayHoldSecret(text) || lineMayHoldSecret(this.parentOf(line))) return undefined;
    return text
      .slice(0, LONGEST_LINE)
      .replace(/\t/g, " ")
      .replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
  }

  /** The line that a line is indented below: the lines of a long secret stand below its key. */
  private parentOf(line: number): string {
    const margin = marginOf(this.lines[line - 1] ?? "");
    for (let above = line - 2; above >= Math.max(0, line - FARTHEST_PARENT); above--) {
      const text = this.lines[above]!;
      if (text.trim() !== "" && marginOf(text) < margin) return text;
    }
    return "";
  }
}

function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}
