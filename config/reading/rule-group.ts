/** What a rule refuses, in one sentence; `warning` rules are shown and pass. */
export interface RuleText {
  readonly sentence: string;
  readonly severity?: "warning" | "either";
}

/** Rules that belong together, under one heading. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: Readonly<Record<string, string | RuleText>>;
}
