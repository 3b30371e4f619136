/** A piece of a line; what `code` and `strong` hold is taken as it is, never as markup. */
export type Inline = string | { readonly code: string } | { readonly strong: string };

/** A line. */
export type Line = readonly Inline[];

/** Something of which any number may be left out, at its end. */
export interface Series {
  /** Part of the whole's room that it may take before others get more, 0 to 1. */
  readonly share: number;
  /** What stands for that many that were left out. */
  readonly rest: (left: number) => Line;
}

/** What is folded away under a line: a list, of which the last lines may be left out already. */
export interface Fold {
  readonly summary: Line;
  readonly lines: readonly Line[];
}

/** A part of a document; all parts together are printed as Markdown, on a terminal, or drawn. */
export type Block =
  | { readonly kind: "heading"; readonly line: Line; readonly level: 2 | 3 }
  | { readonly kind: "paragraph"; readonly line: Line }
  | { readonly kind: "commands"; readonly lines: readonly string[] }
  | ({ readonly kind: "list"; readonly lines: readonly Line[] } & Series)
  | ({ readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] } & Series)
  | ({ readonly kind: "folds"; readonly folds: readonly Fold[] } & Series);
