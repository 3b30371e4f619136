import { readdirSync } from "node:fs";

import { PutBucketReplicationCommand, PutBucketVersioningCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator } from "../support/operator";
import { AUDIT, destructionScene, STATE, TRACES } from "./destruction-scene";
import { contentOf, fillBucket, makeVersionedBucket } from "./filled-bucket";

const HERE = ["--environment", "production", "--region", "us-east-2"];

describeWithEmulator("fleet destroy-s3-buckets", () => {
  const scene = destructionScene();
  const { destroy, buckets } = scene;

  it("leaves nothing of 2500 versions and markers under hostile keys and of open uploads, and shows how far it is (F15, F19, S3-107)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 2500);
    const before = scene.operator.shim.calls.length;
    const run = await destroy(...HERE, "--type", "traces", "--force", "--json");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toMatchObject({
      buckets: [{ bucket: TRACES, result: "destroyed", versions: 2500 }],
    });
    expect(run.stderr).toContain(`${TRACES}: versions deleted: 2500 of 2500`);
    expect(run.stderr.match(/versions deleted: \d+ of/g)!.length).toBeGreaterThan(2);
    expect(await buckets()).toEqual([]);
    const batches = scene.operator.shim.calls.slice(before).filter(({ query }) => query.has("delete"));
    expect(batches.length).toBeGreaterThanOrEqual(3);
    for (const { body } of batches) expect(body.toString().match(/<Key>/g)!.length).toBeLessThanOrEqual(1000);
  });

  it("deletes old versions of a bucket whose versioning was suspended, and one that replicates (F16, S3-107)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 30);
    const replication = {
      Role: "arn:aws:iam::123456789012:role/copy",
      Rules: [
        {
          Status: "Enabled",
          Priority: 1,
          Filter: {},
          DeleteMarkerReplication: { Status: "Disabled" },
          Destination: { Bucket: "arn:aws:s3:::copy" },
        },
      ],
    } as const;
    await scene.operator.s3.send(
      new PutBucketReplicationCommand({
        Bucket: TRACES,
        ReplicationConfiguration: { ...replication, Rules: [...replication.Rules] },
      }),
    );
    await scene.operator.s3.send(
      new PutBucketVersioningCommand({ Bucket: TRACES, VersioningConfiguration: { Status: "Suspended" } }),
    );
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
    expect(await buckets()).toEqual([]);
  });

  it("touches no bucket that is only called alike (F22)", async () => {
    for (const name of [TRACES, `x${TRACES}`, `${TRACES}-eu`, AUDIT, STATE])
      await makeVersionedBucket(scene.operator.s3, name);
    expect(await destroy(...HERE, "--type", "all", "--force")).toMatchObject({ code: 0 });
    expect(await buckets()).toEqual([STATE, AUDIT, `${TRACES}-eu`, `x${TRACES}`].sort());
  });

  it("rehearses without a mutating call, and without a terminal or --force does nothing (F13, F25)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 10);
    const before = scene.operator.shim.calls.length;
    const run = await destroy("--bucket", TRACES, "--dry-run");
    expect(run).toMatchObject({ code: 0, stdout: `${TRACES}: would be destroyed, 10 versions\n` });
    expect(await destroy("--bucket", TRACES)).toMatchObject({ code: 2 });
    expect(mutatingCalls(scene.operator.shim.calls.slice(before))).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ["nothing", [], "say what: --type or --bucket"],
    ["a type without a place (C-18)", ["--type", "logs"], "--type needs --environment and --region"],
    ["a bucket that nobody knows", ["--bucket", `${TRACES}s`], `did you mean "${TRACES}"?`],
    ["an unknown type", [...HERE, "--type", "everything"], "argument 'everything' is invalid"],
  ])("refuses %s with exit 2 and no call (F26)", async (_, args, message) => {
    const before = scene.operator.shim.calls.length;
    expect(await destroy(...args, "--force")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message) as string,
    });
    expect(scene.operator.shim.calls).toHaveLength(before);
  });

  it("saves everything first, and verifies it (S3-108)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 50);
    const run = await destroy("--bucket", TRACES, "--force", "--backup", "--backup-dir", scene.backups, "--json");
    expect(run.code === 0 ? "" : run.stderr).toBe("");
    const [{ backup }] = (JSON.parse(run.stdout) as { buckets: [{ backup: string }] }).buckets;
    expect(readdirSync(backup).sort()).toEqual(["manifest.json", "objects"]);
    expect(await scene.operator.fleet(["bucket-backup", "verify", "--folder", backup])).toMatchObject({ code: 0 });

    await makeVersionedBucket(scene.operator.s3, TRACES);
    const restored = await scene.operator.fleet(["bucket-backup", "restore", "--folder", backup, "--yes"]);
    expect(restored.code === 0 ? "" : restored.stderr).toBe("");
    expect((await contentOf(scene.operator.s3, TRACES)).versions).toBe(50);
    await scene.operator.s3.send(new PutObjectCommand({ Bucket: TRACES, Key: "more", Body: Buffer.from("x") }));
    const again = await scene.operator.fleet(["bucket-backup", "restore", "--folder", backup, "--yes"]);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("is not empty") as string });
  });

  it("counts what S3 did not delete although it answered 200, and exits 1 (F17)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 5, 0);
    const Errors = `<Error><Key>plain.txt</Key><VersionId>v1</VersionId><Code>AccessDenied</Code></Error>`;
    const stop = scene.operator.shim.intercept({
      answer: ({ method, query }) =>
        Promise.resolve(
          method === "POST" && query.has("delete")
            ? {
                status: 200,
                headers: { "content-type": "application/xml" },
                body: `<DeleteResult>${Errors}</DeleteResult>`,
              }
            : undefined,
        ),
    });
    const run = await destroy("--bucket", TRACES, "--force");
    stop();
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '1 version of ohio-01-us-east-2-traces-production was not deleted:\n  "plain.txt" (v1): AccessDenied',
      ) as string,
    });
    expect(await buckets()).toEqual([TRACES]);
  });

  it("gives up on a bucket that is filled while it is emptied, and goes on when that has stopped (F23)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 5, 0);
    const stop = scene.operator.shim.intercept({
      async answer({ method, query }) {
        if (method === "POST" && query.has("delete"))
          await scene.operator.s3.send(new PutObjectCommand({ Bucket: TRACES, Key: "again", Body: Buffer.from("x") }));
        return undefined;
      },
    });
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is written to while it is emptied") as string,
    });
    stop();
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
  });

  it("waits out a throttled S3 (F5)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await fillBucket(scene.operator.s3, TRACES, 5, 0);
    let left = 2;
    const stop = scene.operator.shim.intercept({
      answer: ({ query }) =>
        Promise.resolve(
          query.has("delete") && left-- > 0
            ? { status: 503, headers: {}, body: "<Error><Code>SlowDown</Code></Error>" }
            : undefined,
        ),
    });
    expect(await destroy("--bucket", TRACES, "--force")).toMatchObject({ code: 0 });
    stop();
  });
});
