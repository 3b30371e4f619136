import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";

import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";

import { listVersions } from "../../scripts/fleet/aws/list-versions";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import { describeWithEmulator } from "../support/operator";
import { EXAMPLE_ROOT } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";
import { withRoot } from "../support/with-root";
import { destructionScene, LOGS, TRACES } from "./destruction-scene";
import { makeVersionedBucket } from "./filled-bucket";
import { s3Refusal } from "./s3-refusal";

/** The history that is saved: two versions of one key and the marker that ended it, and two versions of another. */
const CALLS = 5;

describeWithEmulator("fleet bucket-backup restore, interrupted and run again", () => {
  const scene = destructionScene();
  const s3 = () => scene.operator.s3;
  const put = (Key: string, Body: string, more: object = {}) =>
    s3().send(new PutObjectCommand({ Bucket: TRACES, Key, Body: Buffer.from(Body), ...more }));
  const restore = (folder: string, ...more: string[]) =>
    scene.operator.fleet(["bucket-backup", "restore", "--folder", folder, "--yes", ...more]);

  const saved: { folder?: string; content?: string } = {};
  beforeEach(async () => {
    await makeVersionedBucket(s3(), TRACES);
    await put("a", "1", { Metadata: { from: "here" }, Tagging: "team=blue" });
    await put("a", "2", { ContentType: "text/plain" });
    await s3().send(new DeleteObjectCommand({ Bucket: TRACES, Key: "a" }));
    await put("b", "same");
    await put("b", "more");
    saved.content = await historyOf();
    const create = ["bucket-backup", "create", "--bucket", TRACES, "--backup-dir", scene.backups];
    saved.folder = (await scene.operator.fleet(create)).stdout.trim();
    await emptied();
  });

  it("ends in the saved history wherever it is killed, before a call and after it, and goes on from what is there", async () => {
    for (const when of ["before", "after"] as const)
      for (let call = 0; call < CALLS; call++) {
        const done = await killedAt(call, when);
        expect(done).toBeLessThanOrEqual(CALLS);
        const before = scene.operator.shim.calls.length;
        const again = await restore(saved.folder!);
        expect(again.code === 0 ? "" : again.stderr).toBe("");
        expect(mutatingCalls(scene.operator.shim.calls.slice(before))).toHaveLength(CALLS - done);
        expect(await historyOf()).toBe(saved.content);
        await emptied();
      }
  });

  it("goes on after a call that was refused, and prints nothing behind its end", async () => {
    const stop = scene.operator.shim.intercept(
      s3Refusal(({ method, path: where }: Request) => method === "PUT" && where.endsWith("/b")),
    );
    const run = await restore(saved.folder!);
    stop();
    expect(run.code).toBe(1);
    expect(run.stderr.trimEnd().split("\n").at(-1)).toContain("access denied");
    const again = await restore(saved.folder!);
    expect(again.code === 0 ? "" : again.stderr).toBe("");
    expect(await historyOf()).toBe(saved.content);
  });

  it("has nothing left to do when all is there, and puts nothing twice", async () => {
    await restore(saved.folder!);
    const before = scene.operator.shim.calls.length;
    const again = await restore(saved.folder!);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("nothing is left to restore") as string });
    expect(mutatingCalls(scene.operator.shim.calls.slice(before))).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a key that the backup has not", () => put("c", "1")],
    ["other bytes of the same size", () => put("a", "9", { Metadata: { from: "here" }, Tagging: "team=blue" })],
    ["the same bytes with other metadata", () => put("a", "1", { Metadata: { from: "there" }, Tagging: "team=blue" })],
    [
      "the same bytes with other tags",
      async () => {
        await put("a", "1", { Metadata: { from: "here" } });
        await s3().send(
          new PutObjectTaggingCommand({
            Bucket: TRACES,
            Key: "a",
            Tagging: { TagSet: [{ Key: "team", Value: "red" }] },
          }),
        );
      },
    ],
    [
      "a marker where a version was",
      async () => {
        await put("a", "1", { Metadata: { from: "here" }, Tagging: "team=blue" });
        await s3().send(new DeleteObjectCommand({ Bucket: TRACES, Key: "a" }));
      },
    ],
    [
      "a version more than there was",
      async () => {
        for (const body of ["same", "more", "more"]) await put("b", body);
      },
    ],
  ])("takes nobody else's object for its own: %s", async (_, write) => {
    await write();
    const before = scene.operator.shim.calls.length;
    expect(await restore(saved.folder!)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is not empty, nothing was restored") as string,
    });
    expect(mutatingCalls(scene.operator.shim.calls.slice(before))).toEqual([]);
  });

  it("leaves nothing of a backup that failed, and goes on printing nothing", async () => {
    await makeVersionedBucket(s3(), LOGS);
    for (let number = 0; number < 40; number++)
      await s3().send(new PutObjectCommand({ Bucket: LOGS, Key: `k${number}`, Body: Buffer.from("x") }));
    const stop = scene.operator.shim.intercept(
      s3Refusal(
        ({ method, path: where, query }) => method === "GET" && query.has("versionId") && where.endsWith("/k3"),
      ),
    );
    const run = await scene.operator.fleet([
      "bucket-backup",
      "create",
      "--bucket",
      LOGS,
      "--backup-dir",
      scene.backups,
    ]);
    stop();
    expect(run).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining('no backup: "k3"') as string });
    expect(run.stderr.trimEnd().split("\n").at(-1)).toContain('no backup: "k3"');
    expect(readdirSync(path.join(scene.backups, LOGS))).toEqual([]);
  });

  /** Kills a restore at one of its changing calls; tells how many of them the account has heard of. */
  async function killedAt(call: number, when: "before" | "after"): Promise<number> {
    const { shim, env } = scene.operator;
    const args = withRoot(["bucket-backup", "restore", "--folder", saved.folder!, "--yes"], EXAMPLE_ROOT);
    let index = 0;
    const program = spawn(process.execPath, [`${PROJECT_ROOT}/scripts/fleet.js`, ...args], {
      env: { ...process.env, ...env },
      stdio: "ignore",
    });
    const isTheCall = (request: Request): boolean =>
      mutatingCalls([{ ...request, status: 0 }]).length > 0 && index++ === call;
    const stop =
      when === "after"
        ? shim.watch((request) => isTheCall(request) && program.kill("SIGKILL"))
        : shim.intercept({
            answer: (request) => {
              if (!isTheCall(request)) return Promise.resolve(undefined);
              program.kill("SIGKILL");
              return Promise.resolve({ status: 500, headers: {}, body: "" });
            },
          });
    await once(program, "exit");
    stop();
    let versions = 0;
    for await (const page of listVersions(s3(), TRACES)) versions += page.length;
    return versions;
  }

  /** Everything that a bucket holds, without what is new in a restored one. */
  async function historyOf(): Promise<string> {
    const lines: string[] = [];
    for await (const page of listVersions(s3(), TRACES))
      for (const { key, versionId, isDeleteMarker, isLatest } of page) {
        const object = { Bucket: TRACES, Key: key, VersionId: versionId };
        const { Body, Metadata, ContentType, TagCount } = isDeleteMarker
          ? {}
          : await s3().send(new GetObjectCommand(object));
        lines.push(JSON.stringify([key, isLatest, await Body?.transformToString(), Metadata, ContentType, TagCount]));
      }
    return lines.join("\n");
  }

  async function emptied(): Promise<void> {
    for await (const page of listVersions(s3(), TRACES)) {
      const Objects = page.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
      await s3().send(new DeleteObjectsCommand({ Bucket: TRACES, Delete: { Objects } }));
    }
  }
});
