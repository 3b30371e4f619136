import { chosenSteps, type StepName } from "./step-names";
import { STEPS } from "./steps";
import { validateAll } from "./validate-all";

/** Which steps are left out, and how they are shown. */
export interface ValidateProjectOptions {
  readonly quick?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Checks this project in the steps that were named, otherwise in all. */
export async function validateProject(
  named: readonly StepName[],
  { quick, verbose = false, json = false }: ValidateProjectOptions,
): Promise<void> {
  await validateAll({ steps: chosenSteps(named, quick), verbose, json }, STEPS);
}
