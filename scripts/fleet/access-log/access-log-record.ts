/** One request to a bucket, as S3's server access log tells it; undefined where the log has `-`. */
export interface AccessLogRecord {
  readonly bucketOwner?: string;
  readonly bucket?: string;
  /** ISO 8601, in UTC. */
  readonly time: string;
  readonly remoteIp?: string;
  /** An ARN or a canonical user id; undefined for anonymous requests. */
  readonly requester?: string;
  readonly requestId?: string;
  readonly operation?: string;
  /** As the log has it: URL-encoded. */
  readonly key?: string;
  readonly requestUri?: string;
  readonly status?: number;
  readonly errorCode?: string;
  readonly bytesSent?: number;
  readonly objectSize?: number;
  readonly totalMilliseconds?: number;
  readonly turnAroundMilliseconds?: number;
  readonly referer?: string;
  readonly userAgent?: string;
  readonly versionId?: string;
  readonly hostId?: string;
  readonly signatureVersion?: string;
  readonly cipherSuite?: string;
  readonly authenticationType?: string;
  readonly hostHeader?: string;
  readonly tlsVersion?: string;
  readonly accessPointArn?: string;
  readonly aclRequired?: string;
  /** Fields that S3 has added since: it says that programs must expect more at the end. */
  readonly further?: readonly string[];
}
