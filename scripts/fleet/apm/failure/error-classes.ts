import { words } from "../../../../config/reading/words";

/** What a class of errors means for whoever calls. */
export interface ErrorClass {
  /** Whether the same call may succeed a little later, with nothing changed. */
  readonly retryable: boolean;
  /** AWS's codes, and Node's of the network. */
  readonly awsCodes: readonly string[];
  /** Statuses, for answers that have no code: those to HEAD requests. */
  readonly statuses: readonly number[];
}

/** Every class of errors of the store (S2-17), first match first: the first four are document 002's. */
export const ERROR_CLASSES = {
  ACCESS_DENIED: {
    retryable: false,
    awsCodes: ["AccessDenied", "AccessDeniedException", "AllAccessDisabled", "Forbidden", "KMS.AccessDeniedException"],
    statuses: [403],
  },
  BUCKET_ALREADY_EXISTS: {
    retryable: false,
    awsCodes: ["BucketAlreadyExists", "BucketAlreadyOwnedByYou"],
    statuses: [],
  },
  REQUEST_TIMEOUT: {
    retryable: true,
    awsCodes: ["RequestTimeout", "RequestTimeoutException", "TimeoutError", "AbortError", "ETIMEDOUT", "ECONNRESET"],
    statuses: [408],
  },
  SERVICE_UNAVAILABLE: {
    retryable: true,
    awsCodes: words`
      ServiceUnavailable SlowDown InternalError Throttling ThrottlingException RequestLimitExceeded
      BandwidthLimitExceeded ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH NetworkingError
    `,
    statuses: [500, 502, 503, 504],
  },
  NOT_FOUND: {
    retryable: false,
    awsCodes: ["NoSuchBucket", "NoSuchKey", "NoSuchVersion", "NoSuchUpload", "NotFound"],
    statuses: [404],
  },
  /** Somebody else changed the object since it was read. */
  CONFLICT: {
    retryable: false,
    awsCodes: ["PreconditionFailed", "ConditionalRequestConflict", "OperationAborted"],
    statuses: [409, 412],
  },
  /** The object is in GLACIER or DEEP_ARCHIVE and must be restored before it can be read. */
  ARCHIVED: { retryable: false, awsCodes: ["InvalidObjectState", "ObjectNotInActiveTierError"], statuses: [] },
  KEY_UNAVAILABLE: {
    retryable: false,
    awsCodes: ["KMS.DisabledException", "KMS.NotFoundException", "KMS.KMSInvalidStateException"],
    statuses: [],
  },
  /** What was read differs from what was written. */
  INTEGRITY: { retryable: false, awsCodes: ["BadDigest", "XAmzContentSHA256Mismatch", "InvalidDigest"], statuses: [] },
  /** The configuration does not pass its validator, and was not uploaded (S2-23). */
  INVALID_CONFIG: { retryable: false, awsCodes: [], statuses: [] },
  /** Somebody stopped it half way; what was done has been taken back. */
  INTERRUPTED: { retryable: true, awsCodes: [], statuses: [] },
  UNKNOWN: { retryable: false, awsCodes: [], statuses: [] },
} as const satisfies Readonly<Record<string, ErrorClass>>;

/** The code of a class of errors. */
export type ApmErrorCode = keyof typeof ERROR_CLASSES;
