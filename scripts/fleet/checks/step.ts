import type { StepName } from "./step-names";

/** How a step ended. */
export interface Outcome {
  readonly result: "ok" | "failed" | "skipped";
  /** A few words for the summary: counts, or why it was skipped. */
  readonly detail?: string;
  /** What it printed. */
  readonly log: string;
  /** The configuration itself is invalid, which other exit codes do not say. */
  readonly invalid?: boolean;
  /** A tool is there that won't do. */
  readonly unfit?: boolean;
}

/** Something to check; `live` shows what it prints as it comes. */
export type Step = (live: boolean) => Promise<Outcome>;

/** A step that has been run. */
export interface StepReport extends Outcome {
  readonly step: StepName;
  readonly seconds: number;
}
