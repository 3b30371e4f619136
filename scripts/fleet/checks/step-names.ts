/** Every step of `fleet validate-all`, in its order: what fails fast comes first. */
export const STEP_NAMES = [
  "validate",
  "validate-cidr",
  "generated",
  "synth",
  "types",
  "lint",
  "format",
  "imports",
  "unused",
  "shellcheck",
  "actionlint",
  "zizmor",
  "tflint",
  "terraform",
  "tests",
] as const;

/** One step's name. */
export type StepName = (typeof STEP_NAMES)[number];

/** Those that were named, in their order; otherwise all, or for a quick look all but the tests. */
export function chosenSteps(named: readonly StepName[], quick = false): StepName[] {
  if (named.length > 0) return STEP_NAMES.filter((name) => named.includes(name));
  return STEP_NAMES.filter((name) => !quick || name !== "tests");
}
