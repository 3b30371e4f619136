import type { PresignPlace } from "../../../../scripts/fleet/presign/presign-place";
import { presignPost } from "../../../../scripts/fleet/presign/post/presign-post";
import { presignUpload } from "../../../../scripts/fleet/presign/upload/presign-upload";
import { upload } from "../../../../scripts/fleet/presign/upload";
import { isAuthentic, policySignature, querySignature } from "./signature-v4";

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const KEY_ARN = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const IMAGE = "img_0123456789abcdef0123456789abcdef";
const AT = new Date("2026-01-05T08:00:00Z");
const PLACE: PresignPlace = {
  region: "us-east-2",
  accountId: "123456789012",
  bucket: "ohio-01-us-east-2-acme-input-production",
  kmsKeyId: "alias/acme-production",
  accelerated: false,
};
const UPLOAD = upload({
  userId: "u-17",
  fileName: "Übersicht.jpg",
  contentType: "image/jpeg",
  kmsKeyArn: KEY_ARN,
  imageId: IMAGE,
  at: AT,
});

const before = { ...process.env };
beforeAll(() => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: SECRET });
  for (const name of ["AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"]) delete process.env[name];
});
afterAll(() => {
  process.env = before;
});

describe("The receiving side of these tests", () => {
  it("computes the signature that AWS publishes for GET examplebucket/test.txt (S1-13)", () => {
    const credential = "AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request";
    const url = `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host`;
    const request = { method: "GET", url, headers: { host: "examplebucket.s3.amazonaws.com" } };
    expect(querySignature(request, SECRET)).toBe("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  });
});

describe("A presigned upload", () => {
  const sign = (place = PLACE) => presignUpload(place, UPLOAD, { seconds: 3600, at: AT });

  it("is made of document 001's key, id and expiry (S1-13, S1-14)", async () => {
    const { uploadUrl, fileKey, imageId, lifetime } = await sign();
    const { host, pathname, searchParams } = new URL(uploadUrl);
    expect({ fileKey, imageId, expiresIn: lifetime.expiresIn }).toEqual({
      fileKey: `uploads/u-17/${IMAGE}.jpg`,
      imageId: IMAGE,
      expiresIn: 3600,
    });
    expect(host).toBe(`${PLACE.bucket}.s3.us-east-2.amazonaws.com`);
    expect(pathname).toBe(`/${fileKey}`);
    expect(searchParams.get("X-Amz-Expires")).toBe("3600");
  });

  it("tells every header that the uploader must send (M-17, F1)", async () => {
    expect((await sign()).requiredHeaders).toEqual({
      "content-type": "image/jpeg",
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id": KEY_ARN,
      "x-amz-meta-user-id": "u-17",
      "x-amz-meta-image-id": IMAGE,
      "x-amz-meta-original-filename": "=?UTF-8?B?w5xiZXJzaWNodC5qcGc=?=",
      "x-amz-meta-upload-timestamp": "2026-01-05T08:00:00.000Z",
      "x-amz-expected-bucket-owner": "123456789012",
    });
  });

  it("is authentic when exactly these headers are sent", async () => {
    const { uploadUrl: url, requiredHeaders } = await sign();
    const headers = { host: new URL(url).host, ...requiredHeaders };
    expect(isAuthentic({ method: "PUT", url, headers }, SECRET)).toBe(true);
    expect(isAuthentic({ method: "GET", url, headers }, SECRET)).toBe(false);
    for (const name of Object.keys(headers)) {
      expect([name, isAuthentic({ method: "PUT", url, headers: { ...headers, [name]: "other" } }, SECRET)]).toEqual([
        name,
        false,
      ]);
    }
  });

  it("fixes no checksum, since the content is not known yet", async () => {
    expect((await sign()).uploadUrl).not.toMatch(/checksum/i);
  });

  it("leads to the nearest edge location where the client bought that (S1-26)", async () => {
    const { uploadUrl } = await sign({ ...PLACE, accelerated: true });
    expect(new URL(uploadUrl).host).toBe(`${PLACE.bucket}.s3-accelerate.amazonaws.com`);
  });

  it("ends with temporary credentials", async () => {
    process.env.AWS_SESSION_TOKEN = "token";
    const { lifetime, uploadUrl } = await sign();
    delete process.env.AWS_SESSION_TOKEN;
    expect(lifetime.warning).toContain("temporary");
    expect(new URL(uploadUrl).searchParams.get("X-Amz-Security-Token")).toBe("token");
  });
});

describe("A presigned form", () => {
  const sign = () => presignPost(PLACE, UPLOAD, { seconds: 600, at: AT, maxBytes: 1024 });

  it("limits the size in its policy, and fixes every field (S1-31)", async () => {
    jest.useFakeTimers({ now: AT, advanceTimers: true });
    const { fields } = await sign().finally(() => jest.useRealTimers());
    const policy = JSON.parse(Buffer.from(fields.Policy!, "base64").toString()) as {
      expiration: string;
      conditions: unknown[];
    };
    const { Policy, "X-Amz-Signature": signature, ...fixed } = fields;
    expect(Policy && signature).toBe(policySignature(fields, SECRET));
    expect(policy.conditions).toContainEqual(["content-length-range", 1, 1024]);
    for (const [name, value] of Object.entries(fixed)) expect(policy.conditions).toContainEqual({ [name]: value });
    expect(policy.expiration).toBe("2026-01-05T08:10:00Z");
  });

  it("has document 001's key, type, encryption and metadata among its fields (S1-13)", async () => {
    const { fields, url } = await sign();
    expect(url).toContain(PLACE.bucket);
    expect(fields).toMatchObject({ ...UPLOAD.requiredHeaders, key: `uploads/u-17/${IMAGE}.jpg` });
  });
});
