import { words } from "../../../config/reading/words";
import { EXIT, ExitError } from "../terminal/exit";
import { oneLine } from "../terminal/one-line";
import { credentialsFix } from "./credentials-fix";
import { PATIENCE_VARIABLE } from "./patience";

/** What an error of the AWS SDK says about itself; its classes are not needed, so that no command loads them for it. */
interface AwsError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly Code?: string;
  readonly code?: string;
}

/** Who is calling is not known, or no longer. */
const CREDENTIALS = new RegExp(
  `^(${words`
    CredentialsProviderError TokenProviderError ExpiredToken(Exception)? InvalidClientTokenId
    InvalidAccessKeyId UnrecognizedClientException SignatureDoesNotMatch InvalidSignature(Exception)? AuthFailure
    RequestExpired RequestTimeTooSkewed RequestInTheFuture UnauthorizedException InvalidToken MissingAuthenticationToken(Exception)?
    InvalidIdentityToken(Exception)? IncompleteSignature(Exception)?
  `.join("|")})$`,
);

/** Of sockets, of names, of certificates, and of what is no HTTP. */
const NOT_REACHED = new RegExp(
  `^(${words`
    ENOTFOUND ECONNREFUSED ECONNRESET ECONNABORTED EAI_AGAIN EAI_FAIL ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN
    EPROTO EADDRNOTAVAIL TimeoutError NetworkingError HPE_[A-Z_]+ ERR_(SSL|TLS)_[A-Z0-9_]+ CERT_[A-Z_]+ SELF_SIGNED_CERT[A-Z_]*
    DEPTH_ZERO_SELF_SIGNED_CERT UNABLE_TO_[A-Z_]+ ERR_SOCKET_[A-Z_]+ ERR_INVALID_PROTOCOL
  `.join("|")})$`,
);

const CERTIFICATE = /CERT|UNABLE_TO_/;

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
  // What is wrong on the way, such as a proxy's address, passes through the SDK.
  if (error instanceof ExitError) return error;
  const code = errorCode(error);
  if (CREDENTIALS.test(code)) {
    const message = oneLine(error.message);
    const said = [message.replace(/\.$/, ""), credentialsFix(code, message)].filter(Boolean).join("; ");
    return new ExitError(EXIT.environment, `no valid AWS credentials (${code}): ${said}`);
  }
  if (NOT_REACHED.test(code)) {
    const said = [reason(error), networkFix(code, error.message)].filter(Boolean).join("; ");
    return new ExitError(EXIT.environment, `AWS can't be reached (${code}): ${said}`);
  }
  const { $metadata } = error as AwsError;
  if ($metadata === undefined) return undefined;
  const { BucketName } = error as { BucketName?: string };
  if (code === "NoSuchBucket" && BucketName) return new ExitError(EXIT.failed, `there is no bucket ${BucketName}`);
  if (isAccessDenied(error)) return new ExitError(EXIT.failed, `access denied: ${reason(error)}`);
  const { requestId } = $metadata;
  return new ExitError(EXIT.failed, `AWS says ${code}: ${reason(error)}${requestId ? ` (request ${requestId})` : ""}`);
}

function networkFix(code: string, message: string): string | undefined {
  if (CERTIFICATE.test(code)) return "NODE_EXTRA_CA_CERTS names the certificates of a proxy that looks inside";
  return message.includes(" was silent for ") ? `${PATIENCE_VARIABLE} in seconds waits longer` : undefined;
}

function statusOf(error: unknown): number | undefined {
  return (error as AwsError | undefined)?.$metadata?.httpStatusCode;
}

function reason(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : error;
  return oneLine(first?.message ?? "") || errorCode(error);
}
