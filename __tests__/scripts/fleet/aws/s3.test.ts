import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
} from "@aws-sdk/client-s3";

import { s3Client } from "../../../../scripts/fleet/aws/s3";

const OWNER = "x-amz-expected-bucket-owner";
const SOURCE_OWNER = "x-amz-source-expected-bucket-owner";

describe("A client of S3", () => {
  it.each([
    ["HeadBucket", new HeadBucketCommand({ Bucket: "state" })],
    ["GetObject", new GetObjectCommand({ Bucket: "state", Key: "a" })],
    ["CopyObject", new CopyObjectCommand({ Bucket: "state", Key: "a", CopySource: "other/a" })],
  ])("says in %s whose bucket it must be (F1)", async (_, command) => {
    expect((await headersOf(command))[OWNER]).toBe("123456789012");
  });

  it("says whose the source of a copy must be as well (F1)", async () => {
    const copy = new CopyObjectCommand({ Bucket: "state", Key: "a", CopySource: "other/a" });
    expect((await headersOf(copy))[SOURCE_OWNER]).toBe("123456789012");
  });

  it.each([
    ["CreateBucket", new CreateBucketCommand({ Bucket: "state" })],
    ["ListBuckets", new ListBucketsCommand({})],
  ])("says nothing of it in %s, which is about no existing bucket", async (_, command) => {
    expect((await headersOf(command))[OWNER]).toBeUndefined();
  });
});

/** The headers that a command would be sent with. */
async function headersOf(command: object): Promise<Record<string, string>> {
  let headers: Record<string, string> = {};
  const s3 = s3Client({
    region: "us-east-2",
    accountId: "123456789012",
    settings: {
      maxAttempts: 1,
      requestHandler: {
        handle(request: { headers: Record<string, string> }) {
          headers = request.headers;
          return Promise.reject(new Error("not sent"));
        },
      },
    },
  });
  process.env.AWS_ACCESS_KEY_ID ??= "none";
  process.env.AWS_SECRET_ACCESS_KEY ??= "none";
  await expect(s3.send(command as HeadBucketCommand)).rejects.toThrow("not sent");
  return headers;
}
