import { given } from "../../../../config/target";
import { ok, problem, type Check } from "../check";

/** Whether AWS's command line goes to the region of the target, where nobody tells it another. */
export const region: Check = ({ variables, fleet: { target } }) => {
  const [variable, own] =
    given(variables.AWS_REGION) === undefined
      ? ["AWS_DEFAULT_REGION", given(variables.AWS_DEFAULT_REGION)]
      : ["AWS_REGION", variables.AWS_REGION];
  if (own === undefined || own === target.region) return ok(`${target.environment} in ${target.region}`);
  return problem(
    `${variable} is ${own}, and the target is ${target.environment} in ${target.region}`,
    `export AWS_REGION=${target.region}`,
  );
};
