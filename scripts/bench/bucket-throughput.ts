import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import pMap from "p-map";

import { backUpBucket } from "../fleet/buckets/bucket-backup/back-up-bucket";
import { emptyBucket } from "../fleet/buckets/destroy-s3-buckets/empty-bucket";
import { listVersions, type ObjectVersion } from "../fleet/aws/list-versions";
import { s3Client } from "../fleet/aws/s3";
import { table } from "../fleet/terminal/table";

/**
 * How much faster a bucket is saved and emptied than by the documents' loop, which sends one call for each version and
 * waits for it. Needs the emulator (python3 -m pip install 'moto[server]'); both ways run in one process, one after the
 * other, against the same emulator behind the same delay.
 */

const VERSIONS = 2500;
/** What a call to S3 from the same continent takes at least; the emulator itself answers in about 4 ms. */
const DELAY_MS = 20;
const REGION = "us-east-2";
const ACCOUNT = "123456789012";

// The SDK says so when a client is made; its advice about versions of Node is no news of a bench.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

void main();

async function main(): Promise<void> {
  const emulator = await startEmulator();
  const slow = await startDelay(emulator.port);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${slow.port}`,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const s3 = s3Client({ region: REGION, accountId: ACCOUNT });
  const folder = mkdtempSync(join(tmpdir(), "fleet-bench-"));
  try {
    process.stdout.write(`${VERSIONS} versions, ${DELAY_MS} ms added to each call\n`);
    await fill(s3, "ours");
    await fill(s3, "theirs");
    const rows = [
      await compare(
        "save",
        () => saveOneByOne(s3, "theirs"),
        () => save(s3, "ours", folder),
      ),
      await compare(
        "empty",
        () => emptyOneByOne(s3, "theirs"),
        () => empty(s3, "ours"),
      ),
    ];
    process.stdout.write(`${table(["", "one call per version", "fleet", "ratio"], rows)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
    slow.stop();
    emulator.stop();
  }
}

async function compare(what: string, loop: () => Promise<unknown>, ours: () => Promise<unknown>): Promise<string[]> {
  const [theirs, own] = [await seconds(loop), await seconds(ours)];
  return [what, `${theirs.toFixed(1)} s`, `${own.toFixed(1)} s`, `${(theirs / own).toFixed(1)} x`];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function save(s3: S3Client, bucket: string, folder: string): Promise<void> {
  await backUpBucket({
    s3,
    bucket,
    folder,
    region: REGION,
    accountId: ACCOUNT,
    takenAt: new Date().toISOString(),
    progress: silent,
    interrupted: () => false,
  });
}

function empty(s3: S3Client, bucket: string): Promise<number> {
  return emptyBucket({ s3, bucket, bypassGovernance: false, progress: silent, interrupted: () => false });
}

async function saveOneByOne(s3: S3Client, Bucket: string): Promise<void> {
  for (const { key, versionId } of await allVersions(s3, Bucket)) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key, VersionId: versionId }));
    await Body!.transformToByteArray();
  }
}

async function emptyOneByOne(s3: S3Client, Bucket: string): Promise<void> {
  for (const { key, versionId } of await allVersions(s3, Bucket))
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: versionId }));
}

async function allVersions(s3: S3Client, bucket: string): Promise<ObjectVersion[]> {
  const versions: ObjectVersion[] = [];
  for await (const page of listVersions(s3, bucket)) versions.push(...page);
  return versions;
}

async function fill(s3: S3Client, Bucket: string): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const numbers = Array.from({ length: VERSIONS }, (_, number) => number);
  const put = (number: number) =>
    s3.send(new PutObjectCommand({ Bucket, Key: `key-${number % 500}`, Body: Buffer.from(`version ${number}`) }));
  await pMap(numbers, put, { concurrency: 20 });
}

const silent = { advance: () => undefined, done: () => undefined };

interface Server {
  readonly port: number;
  stop(): void;
}

function startEmulator(): Promise<Server> {
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    child.once("error", () => reject(new Error("moto_server is not on PATH: python3 -m pip install 'moto[server]'")));
    child.stderr.on("data", (chunk: Buffer) => {
      const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1];
      if (port !== undefined) resolve({ port: Number(port), stop: () => void child.kill() });
    });
  });
}

/** Passes everything on, late. */
function startDelay(port: number): Promise<Server> {
  const server = http.createServer((request, response) => {
    const { url: path, method, headers } = request;
    const passed = http.request({ hostname: "127.0.0.1", port, path, method, headers }, (answer) => {
      setTimeout(() => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }, DELAY_MS);
    });
    request.pipe(passed);
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        stop: () => {
          server.close();
          server.closeAllConnections();
        },
      }),
    ),
  );
}
