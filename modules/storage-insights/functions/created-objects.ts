/** An object that was just written. */
export interface CreatedObject {
  readonly bucket: string;
  readonly key: string;
  readonly sizeBytes: number;
  /** Absent in a bucket without versions. */
  readonly versionId?: string;
}

interface EventBridgeEvent {
  readonly "detail-type": string;
  readonly detail: {
    readonly bucket: { readonly name: string };
    readonly object: { readonly key: string; readonly size?: number; readonly "version-id"?: string };
  };
}

interface S3Notification {
  readonly Records: readonly {
    readonly eventName: string;
    readonly s3: {
      readonly bucket: { readonly name: string };
      readonly object: { readonly key: string; readonly size?: number; readonly versionId?: string };
    };
  }[];
}

/** The objects an event tells of: one from EventBridge, every record of a notification of S3 itself (M-33). */
export function createdObjects(event: unknown): CreatedObject[] {
  if (isNotification(event)) return event.Records.filter(isCreation).map(fromRecord);
  if (isEventBridge(event)) return event["detail-type"] === "Object Created" ? [fromEventBridge(event)] : [];
  throw new Error("the event is neither of EventBridge nor a notification of S3");
}

function isNotification(event: unknown): event is S3Notification {
  return typeof event === "object" && event !== null && "Records" in event && Array.isArray(event.Records);
}

function isEventBridge(event: unknown): event is EventBridgeEvent {
  return typeof event === "object" && event !== null && "detail-type" in event && "detail" in event;
}

function isCreation({ eventName }: S3Notification["Records"][number]): boolean {
  return /^(s3:)?ObjectCreated:/.test(eventName);
}

/** Keys are form-encoded here, with "+" for a space. */
function fromRecord({ s3: { bucket, object } }: S3Notification["Records"][number]): CreatedObject {
  const key = decodeURIComponent(object.key.replaceAll("+", " "));
  return created(bucket.name, key, object.size, object.versionId);
}

/** Keys are plain here (M-34). */
function fromEventBridge({ detail: { bucket, object } }: EventBridgeEvent): CreatedObject {
  return created(bucket.name, object.key, object.size, object["version-id"]);
}

function created(bucket: string, key: string, sizeBytes = 0, versionId?: string): CreatedObject {
  return { bucket, key, sizeBytes, ...(versionId ? { versionId } : {}) };
}
