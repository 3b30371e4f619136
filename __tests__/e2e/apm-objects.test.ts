import { randomBytes } from "node:crypto";

import { GetObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import type { ObjectStore } from "../../scripts/fleet/apm/store/object-store";
import { describeWithEmulator, startOperator, type Operator } from "../support/operator";
import { acmeStore, headOf, keysOf, makeBucket, PRODUCTION, PROMETHEUS, refusal, STAGING } from "./apm-scene";

const MIB = 1024 * 1024;
const PLACE = { bucket: PRODUCTION, key: "apm-config/client=acme/production/prometheus/config.yaml" };
const YAML = { contentType: "application/yaml" };

describeWithEmulator("The store's objects", () => {
  let operator: Operator;
  let objects: ObjectStore;

  beforeAll(async () => {
    operator = await startOperator();
  });
  afterAll(() => operator.stop());
  beforeEach(async () => {
    await operator.reset();
    await makeBucket(operator.s3, PRODUCTION);
    objects = acmeStore(operator.s3, "production").context.objects;
    (operator.shim.calls as unknown[]).length = 0;
  });

  it("are compressed when they are large, and pulled as they were (S2-30)", async () => {
    const large = Buffer.from(PROMETHEUS.padEnd(200 * 1024, "# a comment\n"));
    await objects.put(PLACE, large, YAML);
    const stored = await headOf(operator.s3, PLACE.bucket, PLACE.key);
    expect(stored).toMatchObject({ ContentEncoding: "gzip", ContentType: "application/yaml" });
    const [listed] = await objects.list(PLACE.bucket, PLACE.key);
    expect(listed!.bytes).toBeLessThan(10 * 1024);
    expect((await objects.get(PLACE)).content.equals(large)).toBe(true);
  });

  it("are the plain bytes for whoever else reads them, when they are small", async () => {
    await objects.put(PLACE, Buffer.from(PROMETHEUS), YAML);
    const { Body, ContentEncoding } = await operator.s3.send(
      new GetObjectCommand({ Bucket: PLACE.bucket, Key: PLACE.key }),
    );
    expect([await Body!.transformToString(), ContentEncoding]).toEqual([PROMETHEUS, undefined]);
  });

  describe("above the threshold of multipart uploads", () => {
    const multipart = { aboveBytes: 5 * MIB, partBytes: 5 * MIB };
    const content = randomBytes(6 * MIB);

    beforeEach(() => {
      objects = acmeStore(operator.s3, "production", { multipart, gzipAboveBytes: Infinity }).context.objects;
    });

    it("go in parts, and their ETag ends in their number (S2-04)", async () => {
      const { etag } = await objects.put(PLACE, content, { ...YAML, ifMatch: null });
      expect(etag).toMatch(/-2"$/);
      expect((await objects.get(PLACE)).content.equals(content)).toBe(true);
      expect(await headOf(operator.s3, PLACE.bucket, PLACE.key)).toMatchObject({ ServerSideEncryption: "AES256" });
    });

    it("leave nothing behind when a part is refused", async () => {
      const stop = operator.shim.intercept({
        answer: ({ query }) =>
          Promise.resolve(query.get("partNumber") === "2" ? refusal(403, "AccessDenied") : undefined),
      });
      await expect(objects.put(PLACE, content, YAML)).rejects.toMatchObject({ code: "ACCESS_DENIED" });
      stop();
      expect(await keysOf(operator.s3, PRODUCTION)).toEqual([]);
      const { Uploads = [] } = await operator.s3.send(new ListMultipartUploadsCommand({ Bucket: PRODUCTION }));
      expect(Uploads).toEqual([]);
    });
  });

  it("are moved by copying, checking and deleting, also between buckets (S2-05)", async () => {
    await makeBucket(operator.s3, STAGING);
    const target = { bucket: STAGING, key: "backups/client=acme/a b+ü.yaml" };
    await objects.put(PLACE, Buffer.from(PROMETHEUS), { ...YAML, metadata: { "config-type": "prometheus" } });
    await objects.move(PLACE, target);
    expect(await objects.find(PLACE)).toBeUndefined();
    const moved = await objects.get(target);
    expect(moved.content.toString()).toBe(PROMETHEUS);
    expect(moved.metadata).toMatchObject({ "config-type": "prometheus" });
    expect(moved.contentType).toBe("application/yaml");
  });

  it("stay where they are when a move can't copy them", async () => {
    await objects.put(PLACE, Buffer.from(PROMETHEUS), YAML);
    await expect(objects.move(PLACE, { bucket: "missing-bucket", key: "a" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await objects.get(PLACE)).content.toString()).toBe(PROMETHEUS);
  });

  it("are deleted under a marker, or as a version with the code of an MFA device (S2-03, S2-08)", async () => {
    const { versionId } = await objects.put(PLACE, Buffer.from(PROMETHEUS), YAML);
    await objects.remove(PLACE);
    expect(await objects.find(PLACE)).toBeUndefined();
    expect((await objects.get(PLACE, { versionId })).content.toString()).toBe(PROMETHEUS);
    const mfa = "arn:aws:iam::123456789012:mfa/ann 123456";
    await objects.remove(PLACE, { versionId, mfa });
    expect(operator.shim.calls.at(-1)).toMatchObject({ method: "DELETE", headers: { "x-amz-mfa": mfa } });
    await expect(objects.get(PLACE, { versionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are absent only when S3 says so (G13)", async () => {
    expect(await objects.find(PLACE)).toBeUndefined();
    await expect(objects.find({ ...PLACE, bucket: "missing-bucket" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stop = operator.shim.intercept({ answer: () => Promise.resolve(refusal(403, "AccessDenied")) });
    await expect(objects.find(PLACE)).rejects.toMatchObject({ code: "ACCESS_DENIED", retryable: false });
    stop();
  });

  it("are refused when they are not what was noted when they were written", async () => {
    const Metadata = { sha256: "0".repeat(64) };
    await operator.s3.send(new PutObjectCommand({ Bucket: PLACE.bucket, Key: PLACE.key, Body: "other", Metadata }));
    await expect(objects.get(PLACE)).rejects.toMatchObject({ code: "INTEGRITY" });
  });

  it("count an upload as done when only its answer was lost", async () => {
    await objects.put(PLACE, Buffer.from(PROMETHEUS), { ...YAML, ifMatch: null });
    // The second attempt of the same upload meets what the first one wrote.
    const again = await objects.put(PLACE, Buffer.from(PROMETHEUS), { ...YAML, ifMatch: null });
    expect(again.etag).toBe((await objects.get(PLACE)).etag);
  });

  it("are read from the cache only when asked to, and not after a push (S2-10, S2-13)", async () => {
    const store = acmeStore(operator.s3, "production", { types: ["prometheus"] });
    await store.push("prometheus", Buffer.from(PROMETHEUS));
    expect(await store.prefetch()).toEqual({ loaded: 1, failed: [] });
    (operator.shim.calls as unknown[]).length = 0;
    expect((await store.pull("prometheus", { cached: true })).content.toString()).toBe(PROMETHEUS);
    expect(operator.shim.calls).toEqual([]);
    expect(store.cacheStats()).toMatchObject({ size: 1, hits: 1 });
    await store.push("prometheus", Buffer.from(PROMETHEUS.replace("15s", "30s")));
    expect((await store.pull("prometheus", { cached: true })).content.toString()).toContain("30s");
    store.stop();
    expect(store.cacheStats().size).toBe(0);
  });

  it("name the configuration that could not be prefetched, and load the others (S2-13)", async () => {
    const store = acmeStore(operator.s3, "production");
    await store.push("prometheus", Buffer.from(PROMETHEUS));
    const { loaded, failed } = await store.prefetch(["prometheus", "loki"]);
    expect(loaded).toBe(1);
    expect(failed).toEqual([expect.objectContaining({ place: expect.stringContaining("/loki/") as string })]);
    store.stop();
  });
});
