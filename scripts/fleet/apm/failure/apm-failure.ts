import { EXIT, ExitError } from "../../terminal/exit";
import { awsFailure } from "../../aws/failure";
import { ApmError } from "./apm-error";

/** The end of a command for an error of the store, in one line with its code (S2-37); other errors are not its business. */
export function apmFailure(error: unknown): ExitError | undefined {
  if (!(error instanceof ApmError)) return undefined;
  const failure = awsFailure(error.details.cause);
  // Credentials and the network are the operator's machine, not the store.
  if (failure?.code === EXIT.environment) return failure;
  const code = error.code === "INTERRUPTED" ? EXIT.interrupted : EXIT.failed;
  return new ExitError(code, `${error.message} (${error.code}${error.retryable ? ", may succeed later" : ""})`);
}
