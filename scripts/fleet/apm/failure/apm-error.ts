import { oneLine } from "../../terminal/one-line";
import type { Finding } from "../../../../config/reading/finding";
import { errorCode } from "../../aws/failure";
import { ERROR_CLASSES, type ApmErrorCode, type ErrorClass } from "./error-classes";
import { OPERATIONS, type OperationName } from "../store/operations";

/** What an operation was about. */
export interface OperationPlace {
  readonly bucket: string;
  /** Absent for operations on the bucket itself. */
  readonly key?: string;
}

/** What an error tells besides its sentence. */
export interface ApmErrorDetails extends Partial<OperationPlace> {
  readonly operation?: OperationName;
  readonly cause?: unknown;
  /** What the validator found, for INVALID_CONFIG. */
  readonly findings?: readonly Finding[];
}

/** Every error of the store: a code to decide by, and whether trying again can help (S2-17). */
export class ApmError extends Error {
  override readonly name = "ApmError";
  readonly retryable: boolean;

  constructor(
    readonly code: ApmErrorCode,
    message: string,
    readonly details: ApmErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.retryable = ERROR_CLASSES[code].retryable;
  }
}

/** The class of an error of the SDK, or of the network below it. */
export function classify(error: unknown): ApmErrorCode {
  const entries = Object.entries(ERROR_CLASSES) as [ApmErrorCode, ErrorClass][];
  const code = errorCode(error);
  const status = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
  const found =
    entries.find(([, { awsCodes }]) => awsCodes.includes(code)) ??
    entries.find(([, { statuses }]) => status !== undefined && statuses.includes(status));
  return found?.[0] ?? "UNKNOWN";
}

/** An error of an operation as the store's own, with a sentence that says what was tried and what is missing. */
export function apmError(error: unknown, operation: OperationName, place: OperationPlace): ApmError {
  const { bucket, key } = place;
  const where = key === undefined ? bucket : `${bucket}/${key}`;
  const details = { ...place, operation, cause: error };
  if (error instanceof ApmError)
    return error.details.bucket === undefined
      ? new ApmError(error.code, `${where}: ${error.message}`, { ...error.details, ...details })
      : error;
  const code = classify(error);
  // What is said of a bucket has no key, and the answer to HEAD no code.
  if (code === "NOT_FOUND" && (key === undefined || errorCode(error) === "NoSuchBucket"))
    return new ApmError(code, `there is no bucket ${bucket}: deploy bootstrap first`, details);
  const reason = error instanceof Error ? oneLine(error.message) : "";
  return new ApmError(code, sentence(code, where, operation, [errorCode(error), reason]), details);
}

/** Whether an error says that there is no such object; a bucket that is missing says nothing about its objects (G13). */
export function isAbsent(error: unknown): boolean {
  return error instanceof ApmError && error.code === "NOT_FOUND" && errorCode(error.details.cause) !== "NoSuchBucket";
}

function sentence(code: ApmErrorCode, where: string, operation: OperationName, reason: readonly string[]): string {
  switch (code) {
    case "ACCESS_DENIED":
      return `access denied to ${where}: it needs ${OPERATIONS[operation].permissions.join(", ")} and its KMS key, if any`;
    case "NOT_FOUND":
      return `there is no ${where}`;
    case "CONFLICT":
      return `${where} was changed by somebody else in the meantime; nothing of theirs was overwritten`;
    case "ARCHIVED":
      return `${where} is archived: aws s3api restore-object makes it readable within hours`;
    default:
      return `${OPERATIONS[operation].verb} ${where} failed (${reason.filter(Boolean).join(": ")})`;
  }
}
