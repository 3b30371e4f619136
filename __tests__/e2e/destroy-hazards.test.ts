import {
  DeleteObjectCommand,
  GetBucketReplicationCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";

import { kindOf } from "../../scripts/fleet/buckets/destroy-s3-buckets/choose-buckets";
import { cleanUpBucket } from "../../scripts/fleet/buckets/destroy-s3-buckets/clean-up-bucket";
import { statesInUse } from "../../scripts/fleet/buckets/destroy-s3-buckets/state-in-use";
import { hold } from "../support/emulator/hold";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import type { Answer } from "../support/emulator/upstream";
import { fleetNamed } from "../support/fleets";
import { describeWithEmulator } from "../support/operator";
import { captured } from "../support/captured";
import { destructionScene, LOGS, STATE, TRACES } from "./destruction-scene";
import { makeVersionedBucket } from "./filled-bucket";
import { interruptedProgram } from "./interrupted-program";

const DENIED: Answer = {
  status: 403,
  headers: {},
  body: "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
};

describeWithEmulator("what destruction and scene.backups must not do", () => {
  const scene = destructionScene();
  const { destroy } = scene;

  const put = (Bucket: string, Key: string, Body: string) =>
    scene.operator.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(Body) }));
  const intercepted = async <T>(
    answer: (request: Request) => Answer | undefined | Promise<Answer | undefined>,
    work: () => Promise<T>,
  ): Promise<T> => {
    const stop = scene.operator.shim.intercept({ answer: async (request) => answer(request) });
    try {
      return await work();
    } finally {
      stop();
    }
  };
  const create = () =>
    scene.operator.fleet(["bucket-backup", "create", "--bucket", TRACES, "--backup-dir", scene.backups]);

  it("restores a deleted object as deleted, not back to life", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await put(TRACES, "deleted", "1");
    await put(TRACES, "deleted", "2");
    await scene.operator.s3.send(new DeleteObjectCommand({ Bucket: TRACES, Key: "deleted" }));
    const { stdout } = await create();
    await destroy("--bucket", TRACES, "--force");
    await makeVersionedBucket(scene.operator.s3, TRACES);
    expect(await scene.operator.fleet(["bucket-backup", "restore", "--folder", stdout.trim(), "--yes"])).toMatchObject({
      code: 0,
    });
    const { DeleteMarkers = [] } = await scene.operator.s3.send(new ListObjectVersionsCommand({ Bucket: TRACES }));
    expect(DeleteMarkers.map(({ IsLatest }) => IsLatest)).toEqual([true]);
  });

  it("refuses to restore a history into a bucket without versioning, before anything is put", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await put(TRACES, "a", "1");
    await put(TRACES, "a", "2");
    const { stdout } = await create();
    await destroy("--bucket", TRACES, "--force");
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await scene.operator.s3.send(
      new PutBucketVersioningCommand({ Bucket: TRACES, VersioningConfiguration: { Status: "Suspended" } }),
    );
    const before = scene.operator.shim.calls.length;
    const run = await scene.operator.fleet(["bucket-backup", "restore", "--folder", stdout.trim(), "--yes"]);
    expect(run.code).toBe(1);
    expect(scene.operator.shim.calls.slice(before).filter(({ method }) => method === "PUT")).toHaveLength(0);
  });

  it("notices an object without a version id that was overwritten while it was saved", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await scene.operator.s3.send(
      new PutBucketVersioningCommand({ Bucket: TRACES, VersioningConfiguration: { Status: "Suspended" } }),
    );
    await put(TRACES, "current", "old");
    let lists = 0;
    const run = await intercepted(
      async ({ method, query }) => {
        // Looked at, listed for the backup, listed for its verification.
        if (method === "GET" && query.has("versions") && ++lists === 3)
          await put(TRACES, "current", "new and not saved");
        return undefined;
      },
      () => destroy("--bucket", TRACES, "--force", "--backup", "--backup-dir", scene.backups),
    );
    expect(run.code).toBe(1);
    expect(await scene.operator.s3.send(new ListObjectVersionsCommand({ Bucket: TRACES }))).toMatchObject({
      Versions: [{ Key: "current" }],
    });
  });

  it("deletes with --backup nothing that came after the backup", async () => {
    for (const bucket of [LOGS, TRACES]) await makeVersionedBucket(scene.operator.s3, bucket);
    await put(LOGS, "a", "1");
    await put(TRACES, "b", "1");
    let done = false;
    const run = await intercepted(
      async ({ method, query }) => {
        if (method === "POST" && query.has("delete") && !done) {
          done = true;
          await put(TRACES, "arrived-meanwhile", "never saved");
        }
        return undefined;
      },
      () =>
        destroy(
          "--environment",
          "production",
          "--region",
          "us-east-2",
          "--type",
          "all",
          "--force",
          "--backup",
          "--backup-dir",
          scene.backups,
        ),
    );
    expect(run.code).toBe(1);
    const { Versions = [] } = await scene.operator.s3.send(new ListObjectVersionsCommand({ Bucket: TRACES }));
    expect(Versions.map(({ Key }) => Key)).toContain("arrived-meanwhile");
  });

  it("changes nothing after Ctrl-C during the backup (F4)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await put(TRACES, "a", "1");
    await put(TRACES, "b", "1");
    await scene.operator.s3.send(
      new PutBucketReplicationCommand({
        Bucket: TRACES,
        ReplicationConfiguration: {
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
        },
      }),
    );
    const reading = hold(scene.operator.shim, ({ method, query }) => method === "GET" && query.has("versionId"));
    const args = ["destroy-s3-buckets", "--bucket", TRACES, "--force", "--backup", "--backup-dir", scene.backups];
    let before = 0;
    const heard = (): void => void (before = scene.operator.shim.calls.length);
    expect(await interruptedProgram(scene.operator, args, reading, heard)).toEqual([130, null]);
    expect(mutatingCalls(scene.operator.shim.calls.slice(before))).toEqual([]);
    await scene.operator.s3.send(new GetBucketReplicationCommand({ Bucket: TRACES }));
  });

  it("deletes what came between the last list and the bucket's deletion (F23)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    let late = 1;
    const run = await intercepted(
      async ({ method, path: where, query }) => {
        const deletesBucket =
          method === "DELETE" &&
          where.replaceAll("/", "") === TRACES &&
          !query.has("policy") &&
          !query.has("replication");
        if (deletesBucket && late-- > 0) await put(TRACES, "late", "x");
        return undefined;
      },
      () => destroy("--bucket", TRACES, "--force"),
    );
    expect(run).toMatchObject({ code: 0 });
  });

  it("waits for a deletion that S3 does not show at once", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    let gone = false;
    let stale = 1;
    const run = await intercepted(
      ({ method, query }) => {
        if (method === "DELETE" && ![...query.keys()].some((key) => key !== "x-id")) gone = true;
        return method === "HEAD" && gone && stale-- > 0 ? { status: 200, headers: {}, body: "" } : undefined;
      },
      () => destroy("--bucket", TRACES, "--force"),
    );
    expect(run).toMatchObject({ code: 0 });
  });

  it("says which permission is missing (G13)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    const run = await intercepted(
      ({ method, query }) => (method === "GET" && query.has("versions") ? DENIED : undefined),
      () => destroy("--bucket", TRACES, "--force"),
    );
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("s3:ListBucketVersions") as string });
  });

  it.each([
    ["another region's audit logs", "ohio-01-us-west-2-audit-logs-production", "audit-logs"],
    ["another environment's state", "ohio-01-terraform-state-staging", "state"],
  ])("knows %s for what they are, also in an emergency (G10)", (_, name, kind) => {
    expect(kindOf(fleetNamed("the shipped example"), name)).toBe(kind);
  });

  it("removes a policy that denies the owner to look, in an emergency (S3-110)", async () => {
    await makeVersionedBucket(scene.operator.s3, TRACES);
    await put(TRACES, "a", "1");
    await scene.operator.s3.send(new PutBucketPolicyCommand({ Bucket: TRACES, Policy: "{}" }));
    let policy = true;
    const run = await intercepted(
      ({ method, query }) => {
        if (method === "DELETE" && query.has("policy")) policy = false;
        return policy && method === "GET" && query.has("versions") ? DENIED : undefined;
      },
      () =>
        captured(async () => {
          const fleet = fleetNamed("the shipped example");
          await cleanUpBucket(fleet, TRACES, { root: "/", confirmName: () => Promise.resolve() });
        }),
    );
    expect(run.code).toBe(0);
  });

  it("finds a lock on any page of the table (F21, G13)", async () => {
    await makeVersionedBucket(scene.operator.s3, STATE);
    const item = {
      LockID: { S: `${STATE}/a/terraform.tfstate` },
      Info: { S: JSON.stringify({ ID: "1", Operation: "OperationTypeApply" }) },
    };
    const json = (body: object): Answer => ({
      status: 200,
      headers: { "content-type": "application/x-amz-json-1.0" },
      body: JSON.stringify(body),
    });
    const { locked } = await intercepted(
      ({ action, body }) => {
        if (action !== "Scan") return undefined;
        return body.toString().includes("ExclusiveStartKey")
          ? json({ Items: [item], Count: 1 })
          : json({ Items: [], Count: 0, LastEvaluatedKey: { LockID: { S: "m" } } });
      },
      () =>
        statesInUse({ s3: scene.operator.s3, bucket: STATE, table: "terraform-locks-us-east", region: "us-east-2" }),
    );
    expect(locked).toHaveLength(1);
  });
});
