import { compare } from "./compare";

/** One result of a check: where, which rule, what was found, and what to do about it. */
export interface Finding {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** 1-based; a finding about a whole file stands at 1:1. */
  readonly line: number;
  readonly column: number;
  /** An error refuses the configuration; a warning is shown and passes. */
  readonly severity: "error" | "warning";
  /** Kebab-case id of the rule, stable across releases. */
  readonly rule: string;
  /** Where in the document, in the words of the file: `clients.acme.network.vpc_cidr`. */
  readonly path: string;
  /** The offending value as written, shortened; absent where there is none or where it may be a secret. */
  readonly value?: string;
  readonly message: string;
  readonly hint?: string;
  /** The source line, for display. */
  readonly source?: string;
}

/** Sorted as a reader works through them: by file, then position, then rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}
