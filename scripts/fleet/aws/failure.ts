import { EXIT, ExitError } from "../terminal/exit";
import { oneLine } from "../terminal/one-line";

/** What an error of the AWS SDK says about itself; its classes are not needed, so that no command loads them for it. */
interface AwsError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly Code?: string;
  readonly code?: string;
}

/** Who is calling is not known, or no longer. */
const CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure|RequestExpired|RequestTimeTooSkewed)$/;

const NOT_REACHED =
  /^(ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|TimeoutError|NetworkingError)$/;

const DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403|AllAccessDisabled)$/;

/** The error's code in AWS's spelling, such as `NoSuchBucket`. */
export function errorCode(error: unknown): string {
  const { name = "", Code, code } = (error ?? {}) as AwsError;
  return Code ?? (name === "Error" || name === "AggregateError" ? (code ?? name) : name);
}

/** Whether AWS says that there is no such thing: the only answer that means "absent" (G13). */
export function isNotFound(error: unknown): boolean {
  const missing = /^(NotFound|NoSuch[A-Za-z]+|ResourceNotFoundException|NoSuchEntity(Exception)?|ParameterNotFound)$/;
  return missing.test(errorCode(error)) || statusOf(error) === 404;
}

/** Whether AWS refuses the caller; a HEAD request has no body to say why, only its status. */
export function isAccessDenied(error: unknown): boolean {
  return !CREDENTIALS.test(errorCode(error)) && (DENIED.test(errorCode(error)) || statusOf(error) === 403);
}

/** The end of a command for an error of AWS, in one line; undefined for errors that are not AWS's. */
export function awsFailure(error: unknown): ExitError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = errorCode(error);
  if (CREDENTIALS.test(code)) {
    return new ExitError(EXIT.environment, `no valid AWS credentials (${code}): ${oneLine(error.message)}`);
  }
  if (NOT_REACHED.test(code))
    return new ExitError(EXIT.environment, `AWS can't be reached (${code}): ${reason(error)}`);
  const { $metadata } = error as AwsError;
  if ($metadata === undefined) return undefined;
  if (isAccessDenied(error)) return new ExitError(EXIT.failed, `access denied: ${reason(error)}`);
  const { requestId } = $metadata;
  return new ExitError(EXIT.failed, `AWS says ${code}: ${reason(error)}${requestId ? ` (request ${requestId})` : ""}`);
}

function statusOf(error: unknown): number | undefined {
  return (error as AwsError | undefined)?.$metadata?.httpStatusCode;
}

function reason(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : error;
  return oneLine(first?.message ?? "") || errorCode(error);
}
