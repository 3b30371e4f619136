import type { Path } from "./path";

/** What a check says about one place; the document turns it into a finding with a position. */
export interface Problem {
  readonly path: Path;
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly severity?: "error" | "warning";
  /** Whether the key or the value is at fault; a missing key is reported at its parent. */
  readonly at?: "key" | "value";
  /** How far into the value it lies, for expressions. */
  readonly within?: number;
  /** Shown instead of the value in the file; an empty string shows nothing. */
  readonly value?: string;
}
