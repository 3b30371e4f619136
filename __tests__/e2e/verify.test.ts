import { DisableKeyCommand, EnableKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { DeletePublicAccessBlockCommand } from "@aws-sdk/client-s3";

import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import type { BucketReport } from "../../scripts/fleet/verify/verify-bucket";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Request } from "../support/emulator/request";
import type { Call } from "../support/emulator/shim";
import { describeWithEmulator, type Operator, REGION, startOperator } from "../support/operator";
import { AUDIT_LOGS, BREAKS, INPUT, LOGS, policyWith, PUBLIC } from "./broken-buckets";
import { BUCKETS, encrypt, makeKey, makeSecureBuckets, secure } from "./secure-buckets";

const GOLDEN = `\
[INFO] Finding S3 buckets related to our infrastructure...
[SUCCESS] Found 12 bucket(s) to verify
╭─ Verifying bucket: ohio-01-terraform-state-production
[INFO] Checking Public Access Block...
[SUCCESS] ✓ Public Access Block: ENABLED (All 4 settings active)
[INFO] Checking Server-Side Encryption...
[SUCCESS] ✓ Server-Side Encryption: ENABLED (AES256)
[INFO] Checking Versioning...
[SUCCESS] ✓ Versioning: ENABLED
[INFO] Checking Bucket Policy...
[SUCCESS] ✓ Bucket Policy: NOT PUBLIC (TLS only)
[INFO] Checking Object Ownership...
[SUCCESS] ✓ Object Ownership: ENFORCED (BucketOwnerEnforced)
[INFO] Checking Access Logging...
[SUCCESS] ✓ Access Logging: ENABLED (${AUDIT_LOGS})
[INFO] Checking ACL...
[SUCCESS] ✓ ACL: NO PUBLIC GRANTS
[INFO] Checking CloudWatch Request Metrics...
[SUCCESS] ✓ CloudWatch Request Metrics: ENABLED (EntireBucket)
`;

/** Every read, by what its URL asks for, with what is then not known and which permission is missing. */
const READS: [query: string, title: string, permission: string][] = [
  ["publicAccessBlock", "Public Access Block", "s3:GetBucketPublicAccessBlock"],
  ["encryption", "Server-Side Encryption", "s3:GetEncryptionConfiguration"],
  ["versioning", "Versioning", "s3:GetBucketVersioning"],
  ["policy", "Bucket Policy", "s3:GetBucketPolicy"],
  ["ownershipControls", "Object Ownership", "s3:GetBucketOwnershipControls"],
  ["logging", "Access Logging", "s3:GetBucketLogging"],
  ["acl", "ACL", "s3:GetBucketAcl"],
  ["metrics", "CloudWatch Request Metrics", "s3:GetMetricsConfiguration"],
];

describeWithEmulator("fleet verify-s3-security", () => {
  let operator: Operator;

  beforeAll(async () => {
    operator = await startOperator();
    await makeSecureBuckets();
  });
  afterAll(() => operator.stop());
  beforeEach(() => {
    (operator.shim.calls as Call[]).length = 0;
  });

  const verify = (...args: string[]) => operator.fleet(["verify-s3-security", ...args]);
  const errors = (text: string) => text.split("\n").filter((line) => line.startsWith("[ERROR]"));
  const bucketOf = (name: string) => BUCKETS.find((bucket) => bucket.name === name)!;

  /** Runs with one kind of request answered by an error, as S3 or KMS would put it. */
  async function refusing<T>(
    wanted: (request: Request) => boolean,
    code: string,
    status: number,
    work: () => Promise<T>,
  ) {
    const body = `<Error><Code>${code}</Code><Message>Not now</Message></Error>`;
    const restore = operator.shim.intercept({
      answer: (request) =>
        Promise.resolve(wanted(request) ? { status, headers: { "content-type": "application/xml" }, body } : undefined),
    });
    try {
      return await work();
    } finally {
      restore();
    }
  }

  it("passes secure buckets with the documented lines, and reads only, as the owner (S3-104, F1)", async () => {
    const { code, stdout, stderr } = await verify();
    expect(stdout.startsWith(GOLDEN)).toBe(true);
    expect(errors(stdout)).toEqual([]);
    expect(stdout.match(/^╭─ Verifying bucket: .*/gm)).toEqual(
      BUCKETS.map(({ name }) => `╭─ Verifying bucket: ${name}`),
    );
    expect(stderr).toBe("All 12 bucket(s) passed every check.\n");
    expect(code).toBe(0);
    const { calls } = operator.shim;
    expect(mutatingCalls(calls).filter((call) => call !== "GetCallerIdentity")).toEqual([]);
    const asked = calls.filter(({ service }) => service === "s3");
    expect(new Set(asked.map(({ headers }) => headers["x-amz-expected-bucket-owner"]))).toEqual(
      new Set(["123456789012"]),
    );
  });

  it("exempts the end of the logs' chain from logging, and copies (C-28)", async () => {
    const { stdout } = await verify("--bucket", AUDIT_LOGS, "ohio-01-us-east-2-acme-data-production-replica");
    expect(stdout).toContain("[INFO] Checking Access Logging...\n[INFO] log target, exempt\n");
    expect(stdout).toContain("[INFO] Checking Access Logging...\n[INFO] replica, exempt\n");
  });

  it.each(BREAKS)("fails a bucket with %s, and says nothing else of it (S3-105)", async (_, breakIt, line) => {
    await breakIt(operator.s3);
    try {
      const { code, stdout, stderr } = await verify("--bucket", LOGS);
      expect(errors(stdout)).toEqual([`[ERROR] ✗ ${line}`]);
      expect(stderr).toContain(`fleet: 1 of 1 bucket(s) not secure: ${LOGS}\n`);
      expect(code).toBe(1);
    } finally {
      await secure(bucketOf(LOGS), operator.s3);
    }
  });

  it("takes no Deny about everybody for public (S3-105)", async () => {
    await operator.s3.send(policyWith({ ...PUBLIC, Effect: "Deny" }));
    expect((await verify("--bucket", LOGS)).code).toBe(0);
    await secure(bucketOf(LOGS), operator.s3);
  });

  it("fails a client's bucket with S3's own encryption, with a stranger's key, and with its key disabled (F10)", async () => {
    const line = async () => errors((await verify("--bucket", INPUT)).stdout).join();
    await encrypt(INPUT, undefined, operator.s3);
    expect(await line()).toContain("AES256, but alias/acme-production is meant to");
    await encrypt(INPUT, await makeKey(REGION, "alias/stranger"), operator.s3);
    expect(await line()).toContain("which is not alias/acme-production");
    await secure(bucketOf(INPUT), operator.s3);

    const kms = new KMSClient(clientSettings(REGION));
    const arn = await makeKey(REGION, "alias/disabled");
    const KeyId = arn.split("/")[1];
    await kms.send(new DisableKeyCommand({ KeyId }));
    await encrypt(LOGS, arn, operator.s3);
    expect(errors((await verify("--bucket", LOGS)).stdout).join()).toContain("is Disabled");
    await kms.send(new EnableKeyCommand({ KeyId }));
    expect((await verify("--bucket", LOGS)).code).toBe(0);
    await secure(bucketOf(LOGS), operator.s3);
    kms.destroy();
  });

  it("counts and names the one insecure bucket among all, which it reports in order (F24)", async () => {
    await operator.s3.send(new DeletePublicAccessBlockCommand({ Bucket: LOGS }));
    const { code, stdout, stderr } = await verify("--json");
    await secure(bucketOf(LOGS), operator.s3);
    const report = JSON.parse(stdout) as { ok: boolean; found: number; buckets: BucketReport[] };
    expect(report).toMatchObject({ ok: false, found: 12, environment: "production", accountId: "123456789012" });
    expect(report.buckets.map(({ bucket }) => bucket)).toEqual(BUCKETS.map(({ name }) => name));
    expect(report.buckets.filter(({ secure }) => !secure).map(({ bucket }) => bucket)).toEqual([LOGS]);
    expect(stderr).toContain(`fleet: 1 of 12 bucket(s) not secure: ${LOGS}\n`);
    expect(code).toBe(1);
  });

  it.each(READS)("does not know what it may not read: ?%s (F7, G13)", async (query, title, permission) => {
    const { code, stdout, stderr } = await refusing(
      (request) => request.service === "s3" && request.query.has(query),
      "AccessDenied",
      403,
      () => verify("--bucket", LOGS),
    );
    expect(errors(stdout)).toEqual([`[ERROR] ? ${title}: UNKNOWN (AccessDenied: needs ${permission})`]);
    expect(stderr).toContain("next: get the permissions that are named above");
    expect(code).toBe(1);
  });

  it("does not know whether a bucket is there, or its key in use, where it may not ask (F7, G13)", async () => {
    const head = await refusing(
      ({ method }) => method === "HEAD",
      "AccessDenied",
      403,
      () => verify("--bucket", LOGS),
    );
    expect(errors(head.stdout)).toEqual([
      "[ERROR] ? Bucket: UNKNOWN (AccessDenied: needs s3:ListBucket, or the bucket is another account's)",
    ]);
    expect(head.code).toBe(1);
    const key = await refusing(
      ({ action }) => action === "DescribeKey",
      "AccessDeniedException",
      400,
      () => verify("--bucket", INPUT),
    );
    expect(errors(key.stdout).join()).toMatch(/\? Server-Side Encryption: UNKNOWN \(/);
    expect(key.code).toBe(1);
  });

  it("does not know what S3 is too busy to say, and keeps no other check from it (F5, G13)", async () => {
    const { code, stdout } = await refusing(
      ({ query }) => query.has("policy"),
      "SlowDown",
      503,
      () => verify("--bucket", LOGS),
    );
    expect(errors(stdout)).toEqual(["[ERROR] ? Bucket Policy: UNKNOWN (SlowDown: Not now)"]);
    expect(stdout.match(/\[SUCCESS\] ✓/g)).toHaveLength(7);
    expect(code).toBe(1);
  });

  it("takes a bucket that goes meanwhile for unknown rather than for one without settings (G13)", async () => {
    const { stdout } = await refusing(
      ({ query }) => query.has("acl"),
      "NoSuchBucket",
      404,
      () => verify("--bucket", LOGS),
    );
    expect(errors(stdout)).toEqual(["[ERROR] ? ACL: UNKNOWN (NoSuchBucket: Not now)"]);
  });

  it("reports a bucket that is missing among others, and one that is elsewhere", async () => {
    const isLogs = ({ method, path }: Request) => method === "HEAD" && path.startsWith(`/${LOGS}`);
    const missing = await refusing(isLogs, "NotFound", 404, () => verify("--bucket", LOGS, AUDIT_LOGS));
    expect(missing.stdout).toContain("[SUCCESS] Found 1 bucket(s) to verify\n");
    expect(errors(missing.stdout)).toEqual([
      "[ERROR] ✗ Bucket: MISSING (the configuration has it, account 123456789012 does not)",
    ]);
    expect(missing.code).toBe(1);
    const elsewhere = await refusing(isLogs, "PermanentRedirect", 301, () => verify("--bucket", LOGS, AUDIT_LOGS));
    expect(errors(elsewhere.stdout)).toEqual(["[ERROR] ✗ Bucket: IN ANOTHER REGION than us-east-2"]);
    expect(elsewhere.code).toBe(1);
  });

  it("verifies the account's own public access block, too, when asked to", async () => {
    const { code, stdout, stderr } = await verify("--account", "--bucket", LOGS);
    expect(stdout).toContain(
      "[INFO] Checking Account Public Access Block...\n[ERROR] ✗ Account Public Access Block: NOT CONFIGURED\n",
    );
    expect(stderr).toContain("fleet: the account's public access block is not known to be on\n");
    expect(code).toBe(1);
  });

  it("takes one client's buckets alone, also by $CLIENT_NAME (S3-127)", async () => {
    const byVariable = await operator.fleet(["verify-s3-security"], { env: { CLIENT_NAME: "acme" } });
    expect(byVariable.stdout.match(/^╭─.*/gm)).toHaveLength(6);
    expect(byVariable.stderr).toContain("Only the buckets of acme.\n");
    const withoutBuckets = await verify("--client", "globex");
    expect([withoutBuckets.code, withoutBuckets.stderr]).toEqual([1, expect.stringContaining("nothing to verify")]);
  });

  it.each<[string, string[], number, string]>([
    [
      "a bucket of the account that is not in the configuration",
      ["--bucket", "ohio-01-eu-logs"],
      2,
      "is not a bucket of",
    ],
    ["a client that is not there", ["--client", "acm"], 2, "acme"],
    ["an option that is not there", ["--delete"], 2, "unknown option"],
    ["a bucket without its name", ["--bucket"], 2, "argument missing"],
    ["an environment in another account", ["--environment", "staging"], 3, "is account 210987654321"],
  ])("refuses %s before it looks at any bucket (F8, F22, F26)", async (_, args, code, message) => {
    const run = await verify(...args);
    expect([run.code, run.stdout]).toEqual([code, ""]);
    expect(run.stderr).toContain(message);
    expect(operator.shim.calls.filter(({ service }) => service === "s3")).toEqual([]);
  });

  it("fails in an account where none of the buckets is, and calls that no success (F24)", async () => {
    await operator.reset();
    const { code, stdout, stderr } = await verify();
    expect(stdout.split("\n").slice(1)).toEqual(["[ERROR] Found 0 bucket(s) to verify", ""]);
    expect(stderr).toContain("next: npx fleet provision");
    expect(stderr).toContain("fleet: nothing to verify: none of 12 bucket(s) exists\n");
    expect(code).toBe(1);
    const json = await verify("--json");
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([1, { ok: false, found: 0, buckets: [] }]);
  });
});
