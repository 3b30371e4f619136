/** An event of EventBridge on an object that was written, as S3 sends it. */
export function objectCreated(bucket: string, object: object): object {
  return {
    version: "0",
    id: "17793124-05d4-b198-2fde-7ededc63b103",
    "detail-type": "Object Created",
    source: "aws.s3",
    account: "123456789012",
    time: "2026-11-01T10:00:00Z",
    region: "us-east-2",
    resources: [`arn:aws:s3:::${bucket}`],
    detail: { version: "0", bucket: { name: bucket }, object, reason: "PutObject" },
  };
}

/** A record of a notification that S3 sends itself; its key is encoded. */
export function notificationRecord(bucket: string, key: string, versionId?: string): object {
  return {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: bucket }, object: { key, size: 8, versionId } },
  };
}

/** An event of a schedule. */
export function scheduled(time: string): object {
  return { version: "0", source: "aws.events", "detail-type": "Scheduled Event", time, detail: {} };
}

/** A page of Cost Explorer's answer. */
export function costPage(Groups: readonly object[], NextPageToken?: string): object {
  const TimePeriod = { Start: "2026-10-01", End: "2026-11-01" };
  return { ResultsByTime: [{ TimePeriod, Groups, Total: {}, Estimated: false }], NextPageToken };
}

/** What a page says about one pair of tags. */
export function costGroup(purpose: string, costCenter: string, amount: string): object {
  return {
    Keys: [`Purpose$${purpose}`, `CostCenter$${costCenter}`],
    Metrics: { UnblendedCost: { Amount: amount, Unit: "USD" }, UsageQuantity: { Amount: "2", Unit: "N/A" } },
  };
}
