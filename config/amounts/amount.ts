import type { AmountKind } from "../catalogue/amount-limits";
import type { Path } from "../reading/path";
import type { InFile } from "../registry";

/** How much of something a field of the registry makes. */
export interface Amount extends InFile {
  readonly kind: AmountKind;
  readonly amount: number;
  /** The field that makes it so much. */
  readonly path: Path;
  /** Which of several such things it is, as a sentence goes on. */
  readonly which?: string;
  readonly hint: string;
}
