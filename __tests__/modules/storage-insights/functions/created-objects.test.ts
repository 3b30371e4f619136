import { createdObjects } from "../../../../modules/storage-insights/functions/created-objects";

function eventBridge(object: object, type = "Object Created"): object {
  return { "detail-type": type, source: "aws.s3", detail: { bucket: { name: "acme-data" }, object } };
}

function record(key: string, eventName = "ObjectCreated:Put"): object {
  return { eventName, s3: { bucket: { name: "acme-data" }, object: { key, size: 3, versionId: "v1" } } };
}

describe("Objects that an event tells of", () => {
  it("come from EventBridge one by one, with plain keys and a version (M-34)", () => {
    expect(createdObjects(eventBridge({ key: "a+b %41.txt", size: 3, "version-id": "v1" }))).toEqual([
      { bucket: "acme-data", key: "a+b %41.txt", sizeBytes: 3, versionId: "v1" },
    ]);
  });

  it("come from S3 itself as many as there are records, with encoded keys (M-33)", () => {
    const notification = {
      Records: [record("a+b%2Bc.txt"), record("%C3%BC.txt", "ObjectCreated:CompleteMultipartUpload")],
    };
    expect(createdObjects(notification)).toEqual([
      { bucket: "acme-data", key: "a b+c.txt", sizeBytes: 3, versionId: "v1" },
      { bucket: "acme-data", key: "ü.txt", sizeBytes: 3, versionId: "v1" },
    ]);
  });

  it("have no version in a bucket without", () => {
    expect(createdObjects(eventBridge({ key: "a" }))).toEqual([{ bucket: "acme-data", key: "a", sizeBytes: 0 }]);
  });

  it("are none that were deleted", () => {
    expect(createdObjects(eventBridge({ key: "a" }, "Object Deleted"))).toEqual([]);
    expect(createdObjects({ Records: [record("a", "ObjectRemoved:Delete")] })).toEqual([]);
  });

  it.each([undefined, null, "text", {}, { Records: "none" }, { detail: {} }])(
    "are asked of nothing else: %j",
    (event) => {
      expect(() => createdObjects(event)).toThrow("neither of EventBridge nor a notification of S3");
    },
  );
});
