import { awsFailure } from "../../aws/failure";
import { ok, problem, type Check } from "../check";

/** Whether the credentials are of the target's account. */
export const credentials: Check = async ({ caller, fleet: { target } }) => {
  const { arn, error } = await caller();
  if (arn !== undefined) return ok(`${arn}, account ${target.accountId} of ${target.environment}`);
  const failure = awsFailure(error);
  if (failure === undefined) throw error;
  // AWS's words, and what sets it right after them.
  const [detail = "", ...fix] = failure.message.split(/; |: (?=AWS_PROFILE names)/);
  return problem(detail, fix.join("; ") || "aws sts get-caller-identity says more");
};
