import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { CreateAliasCommand, CreateKeyCommand, DisableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { isAuthentic, policySignature } from "../scripts/fleet/presign/signature-v4";

const INPUT = "ohio-01-us-east-2-acme-input-production";
const OUTPUT = "ohio-01-us-east-2-acme-output-production";
const IMAGE = "img_0123456789abcdef0123456789abcdef";
const CONTENT = "\u0089PNG not really";

interface Signed {
  readonly uploadUrl: string;
  readonly fileKey: string;
  readonly imageId: string;
  readonly expiresIn: number;
  readonly requiredHeaders: Record<string, string>;
  readonly fields: Record<string, string>;
  readonly curl: string;
}

const bash = (line: string): Promise<unknown> => promisify(execFile)("bash", ["-c", line]);

describeWithEmulator("fleet presign", () => {
  let operator: Operator;
  let kms: KMSClient;
  let folder: string;
  let keyArn: string;

  beforeAll(async () => {
    operator = await startOperator();
    kms = new KMSClient(clientSettings(REGION));
  });
  afterAll(async () => {
    kms.destroy();
    await operator.stop();
  });
  beforeEach(async () => {
    await operator.reset();
    for (const Bucket of [INPUT, OUTPUT]) {
      const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
      await operator.s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    }
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    keyArn = KeyMetadata!.Arn!;
    await kms.send(new CreateAliasCommand({ AliasName: "alias/acme-production", TargetKeyId: KeyMetadata!.KeyId }));
    folder = mkdtempSync(join(tmpdir(), "presign-"));
    (operator.shim.calls as unknown[]).length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(name: string, content = CONTENT): string {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  }

  const presign = (args: readonly string[], env = {}) => operator.fleet(["presign", ...args], { env });

  async function signed(args: readonly string[], env = {}): Promise<Signed> {
    const { code, stdout, stderr } = await presign([...args, "--client", "acme", "--user", "u-17", "--json"], env);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    return JSON.parse(stdout) as Signed;
  }

  const stored = (Key: string, Bucket = INPUT) => operator.s3.send(new GetObjectCommand({ Bucket, Key }));

  it("uploads by its curl line, encrypted with the client's key, with document 001's metadata (S1-13, S1-14, M-17)", async () => {
    const { curl, fileKey, imageId, expiresIn } = await signed(["upload", "--file", file(`größe "1" it's [a].png`)]);
    expect({ expiresIn, imageId }).toEqual({
      expiresIn: 3600,
      imageId: expect.stringMatching(/^img_[0-9a-f]{32}$/) as string,
    });
    expect(fileKey).toBe(`uploads/u-17/${imageId}.png`);
    await bash(curl);
    const { Body, Metadata, ...object } = await stored(fileKey);
    expect(await Body!.transformToString()).toBe(CONTENT);
    expect(object).toMatchObject({
      ContentType: "image/png",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: keyArn,
    });
    expect(Metadata).toMatchObject({ "user-id": "u-17", "image-id": imageId });
    const name = /^=\?UTF-8\?B\?(.*)\?=$/.exec(Metadata!["original-filename"]!)![1]!;
    expect(Buffer.from(name, "base64").toString()).toBe(`größe "1" it's [a].png`);
  });

  it("signs what curl sends: the receiving side computes the same signature (S1-13)", async () => {
    const { curl, fileKey } = await signed(["upload", "--file", file("photo.jpg")]);
    await bash(curl);
    const { method, url, headers } = operator.shim.calls.find(({ path }) => path.endsWith(fileKey))!;
    const received = { method, url, headers: headers as Record<string, string> };
    expect(isAuthentic(received, "emulated")).toBe(true);
    const plain = { ...received, headers: { ...received.headers, "x-amz-server-side-encryption": "AES256" } };
    expect(isAuthentic(plain, "emulated")).toBe(false);
  });

  it("makes no mutating call itself", async () => {
    await signed(["upload", "--filename", "photo.jpg"]);
    expect(mutatingCalls(operator.shim.calls).filter((call) => call !== "GetCallerIdentity")).toEqual([]);
  });

  it("prints the line alone on stdout without --json", async () => {
    const { stdout, stderr } = await presign(["upload", "--client", "acme", "--user", "u-17", "--filename", "a.gif"]);
    expect(stdout).toMatch(/^curl --fail --globoff .*--upload-file a\.gif 'http[^\n]*'\n$/);
    expect(stderr).toMatch(/Works until 2\d{3}-/);
  });

  it("sends a form by its curl line, limited in size (S1-31)", async () => {
    const { curl, fileKey, fields } = await signed(["post", "--file", file(`a"b;c.jpg`), "--max-bytes", "2048"]);
    await bash(curl);
    const { Body, ContentType } = await stored(fileKey);
    expect({ content: await Body!.transformToString(), ContentType }).toEqual({
      content: CONTENT,
      ContentType: "image/jpeg",
    });
    const policy = JSON.parse(Buffer.from(fields.Policy!, "base64").toString()) as { conditions: unknown[] };
    expect(policy.conditions).toContainEqual(["content-length-range", 1, 2048]);
    expect(fields["X-Amz-Signature"]).toBe(policySignature(fields, "emulated"));
  });

  it("takes bucket and key from the variables, also for a client without buckets (S1-16)", async () => {
    const env = { S3_INPUT_BUCKET: OUTPUT, KMS_KEY_ID: keyArn };
    const run = await presign(["upload", "--client", "globex", "--user", "u", "--filename", "a.png", "--json"], env);
    const { uploadUrl, requiredHeaders } = JSON.parse(run.stdout) as Signed;
    expect(new URL(uploadUrl).pathname).toMatch(new RegExp(`^/${OUTPUT}/uploads/u/img_`));
    expect(requiredHeaders["x-amz-server-side-encryption-aws-kms-key-id"]).toBe(keyArn);
    expect(operator.shim.calls.map(({ action }) => action)).not.toContain("DescribeKey");
  });

  it("refuses a key that is missing or disabled with exit 1, and makes no URL", async () => {
    const upload = ["upload", "--client", "acme", "--user", "u", "--filename", "a.png"];
    await kms.send(new DisableKeyCommand({ KeyId: keyArn.split("/")[1] }));
    const disabled = await presign(upload);
    const missing = await presign(upload, { KMS_KEY_ID: "alias/none" });
    expect([disabled.code, disabled.stdout, missing.code, missing.stdout]).toEqual([1, "", 1, ""]);
    expect(disabled.stderr).toContain("is Disabled, not Enabled");
    expect(missing.stderr).toContain("there is no key alias/none");
  });

  it.each<[string, string[], number, string]>([
    ["a user that leaves its folder", ["upload", "--user", "..", "--filename", "a.png"], 2, "An id has 1 to 64"],
    ["a user with a slash", ["upload", "--user", "a/b", "--filename", "a.png"], 2, "An id has 1 to 64"],
    ["no file", ["upload", "--user", "u"], 2, "--file or --filename"],
    ["a file that is not there", ["upload", "--user", "u", "--file", "none.png"], 2, "is no file"],
    ["an unknown ending", ["upload", "--user", "u", "--filename", "a.exe"], 2, "--content-type"],
    ["an unknown type", ["upload", "--user", "u", "--filename", "a", "--type", "text/html"], 2, "image/jpeg"],
    ["no lifetime", ["upload", "--user", "u", "--filename", "a.png", "--expires", "0"], 2, "1 to 604800"],
    ["too long a lifetime", ["upload", "--user", "u", "--filename", "a.png", "--expires", "604801"], 2, "1 to 604800"],
    ["an unknown size", ["download", "--user", "u", "--image", "i", "--size", "huge"], 2, "thumbnail"],
    ["no image", ["download", "--user", "u"], 2, "--user and --image"],
    ["a limit of nothing", ["post", "--user", "u", "--filename", "a.png", "--max-bytes", "0"], 2, "positive"],
  ])("refuses %s, and calls nothing", async (_, args, code, message) => {
    const run = await presign([...args, "--client", "acme"]);
    expect(run).toMatchObject({ code, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(operator.shim.calls.filter(({ service }) => service === "s3" || service === "kms")).toEqual([]);
  });

  it("refuses a file that is empty or too large with exit 1 (S1-31)", async () => {
    const args = (name: string) => ["post", "--client", "acme", "--user", "u", "--file", name, "--max-bytes", "4"];
    for (const name of [file("empty.png", ""), file("large.png", "12345")]) {
      const { code, stderr } = await presign(args(name));
      expect({ code, refused: stderr.includes("is refused: it has") }).toEqual({ code: 1, refused: true });
    }
  });

  describe("download", () => {
    const KEY = `processed/u-17/${IMAGE}/small.jpg`;
    const args = ["download", "--client", "acme", "--user", "u-17", "--image", IMAGE, "--size", "small"];

    it("makes a URL that reads the object without any header (S1-15)", async () => {
      await operator.s3.send(new PutObjectCommand({ Bucket: OUTPUT, Key: KEY, Body: CONTENT }));
      const { stdout } = await presign([...args, "--expires", "60", "--json"]);
      const { downloadUrl, expiresIn } = JSON.parse(stdout) as { downloadUrl: string; expiresIn: number };
      expect(expiresIn).toBe(60);
      expect(downloadUrl).not.toMatch(/expected-bucket-owner/i);
      expect(await (await fetch(downloadUrl)).text()).toBe(CONTENT);
      const { method, url, headers } = operator.shim.calls.at(-1)!;
      expect(isAuthentic({ method, url, headers: headers as Record<string, string> }, "emulated")).toBe(true);
    });

    it("takes the original without --size, and any key with --key", async () => {
      const keys = [`processed/u-17/${IMAGE}/original.jpg`, `metadata/${IMAGE}/processing-info.json`];
      for (const Key of keys) await operator.s3.send(new PutObjectCommand({ Bucket: OUTPUT, Key, Body: CONTENT }));
      const original = await presign(args.slice(0, -2));
      const info = await presign(["download", "--client", "acme", "--key", keys[1]!]);
      for (const [index, { stdout }] of [original, info].entries())
        expect(new URL(stdout.trim()).pathname).toBe(`/${OUTPUT}/${keys[index]!}`);
    });

    it("makes none to an object that is not there: exit 1", async () => {
      const { code, stdout, stderr } = await presign(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain(`there is no "${KEY}" in ${OUTPUT}`);
    });

    it("doesn't call a bucket that is missing a missing object", async () => {
      const { code, stdout, stderr } = await presign(args, { S3_OUTPUT_BUCKET: "no-such-bucket" });
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toBe("fleet: there is no bucket no-such-bucket; the foundation layer makes a client's\n");
    });

    it("does not take a refused look for an answer (G13)", async () => {
      const stop = operator.shim.intercept({
        answer: ({ method }) => Promise.resolve(method === "HEAD" ? { status: 403, headers: {}, body: "" } : undefined),
      });
      const { code, stderr } = await presign(args).finally(stop);
      expect({ code, unknown: stderr.includes("is not known: needs s3:GetObject") }).toEqual({
        code: 1,
        unknown: true,
      });
    });
  });

  it("says whose bucket it must be in what it sends, and demands it of the uploader (F1)", async () => {
    const { requiredHeaders, fileKey, curl } = await signed(["upload", "--file", file("a.jpg")]);
    expect(requiredHeaders["x-amz-expected-bucket-owner"]).toBe("123456789012");
    await bash(curl);
    const { ServerSideEncryption } = await operator.s3.send(new HeadObjectCommand({ Bucket: INPUT, Key: fileKey }));
    expect(ServerSideEncryption).toBe("aws:kms");
  });
});
