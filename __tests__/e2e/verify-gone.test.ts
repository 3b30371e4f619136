import { createHash } from "node:crypto";

import { CreateVolumeCommand, DeleteVolumeCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateTableCommand, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateBucketCommand, DeleteBucketCommand, DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { names, stateKey } from "../../config/names";
import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { canonical, type Certificate } from "../../scripts/fleet/lifecycle/verify-gone/certificate";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import type { Call } from "../support/emulator/shim";
import { ACCOUNT, describeWithEmulator, type Operator, REGION, startOperator } from "../support/operator";
import { delegate, leaveThings, type Planted } from "./left-of-a-client";

const PLACE = { project: "ohio-01", environment: "production", region: REGION };
const STATES = names.stateBucket(PLACE);
const AUDIT = names.sharedBucket(PLACE, "audit-logs");
const CONFIG = names.sharedBucket(PLACE, "apm-config");
const LOCKS = names.lockTable(REGION);
const STATE_KEY = stateKey(PLACE, "01-foundation", "acme");
const SHARED_KEY = stateKey(PLACE, "03-database");
const DIGEST = { LockID: { S: `${STATES}/${STATE_KEY}-md5` } };
const EMPTY = { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "x", outputs: {}, resources: [] };

describeWithEmulator("fleet verify-gone", () => {
  let operator: Operator;
  let planted: Planted[];
  let parent: string;

  beforeAll(async () => {
    operator = await startOperator();
    await operator.reset();
    const { HostedZone } = await new Route53Client(clientSettings(REGION)).send(
      new CreateHostedZoneCommand({ Name: "ezra.world", CallerReference: "above" }),
    );
    parent = HostedZone!.Id!.replace("/hostedzone/", "");
    await makeShared();
    await leaveThings("acme-eu", "10.120.0.0/16", PLACE, "ezra.world");
    await delegate(parent, "acme-eu.ezra.world", "UPSERT", REGION);
  });
  afterAll(() => operator.stop());

  const location = { CreateBucketConfiguration: { LocationConstraint: REGION } } as const;
  const put = (Bucket: string, Key: string, Body: string) =>
    operator.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const remove = (Bucket: string, Key: string) => operator.s3.send(new DeleteObjectCommand({ Bucket, Key }));

  /** What clients share, with things of the neighbour. */
  async function makeShared(): Promise<void> {
    for (const Bucket of [STATES, AUDIT, CONFIG, names.clientBucket(PLACE, "acme-eu", "data")])
      await operator.s3.send(new CreateBucketCommand({ Bucket, ...location }));
    await operator.dynamodb.send(
      new CreateTableCommand({
        TableName: LOCKS,
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    await put(AUDIT, "audit-logs/client=acme-eu/x", "x");
    await put(CONFIG, "apm-config/client=acme-eu/x", "x");
    await put(STATES, stateKey(PLACE, "01-foundation", "acme-eu"), JSON.stringify(EMPTY));
    await put(STATES, SHARED_KEY, JSON.stringify(stateWith("acme-eu_database_data")));
  }

  /** A shared state with one volume of this name. */
  function stateWith(name: string): object {
    const volume = (each: string) => ({ mode: "managed", type: "aws_ebs_volume", name: each, instances: [{}] });
    return { ...EMPTY, resources: [volume(name), volume("acme-eu_database_backup")] };
  }

  /** What is in buckets, states and the zone above, and in the region of copies. */
  async function leaveMore(): Promise<Planted[]> {
    const bucket = names.clientBucket(PLACE, "acme", "data");
    const west = new EC2Client(clientSettings("us-west-2"));
    const Tags = [{ Key: "Client", Value: "acme" }];
    const { VolumeId } = await west.send(
      new CreateVolumeCommand({
        AvailabilityZone: "us-west-2a",
        Size: 1,
        TagSpecifications: [{ ResourceType: "volume", Tags }],
      }),
    );
    await operator.s3.send(new CreateBucketCommand({ Bucket: bucket, ...location }));
    await put(CONFIG, "apm-config/client=acme/x", "x");
    await put(STATES, STATE_KEY, JSON.stringify(EMPTY));
    await put(STATES, SHARED_KEY, JSON.stringify(stateWith("acme_database_data")));
    await operator.dynamodb.send(new PutItemCommand({ TableName: LOCKS, Item: { ...DIGEST, Digest: { S: "x" } } }));
    await delegate(parent, "acme.ezra.world", "UPSERT", REGION);
    return [
      { kind: "volumes", subject: VolumeId!, undo: () => west.send(new DeleteVolumeCommand({ VolumeId })) },
      { kind: "buckets", subject: bucket, undo: () => operator.s3.send(new DeleteBucketCommand({ Bucket: bucket })) },
      {
        kind: "prefixes",
        subject: "/apm-config/client=acme/",
        undo: () => remove(CONFIG, "apm-config/client=acme/x"),
      },
      { kind: "states", subject: STATE_KEY, undo: () => remove(STATES, STATE_KEY) },
      {
        kind: "states",
        subject: `${SHARED_KEY}: 1 resource`,
        undo: () => put(STATES, SHARED_KEY, JSON.stringify(stateWith("acme-eu_database_data"))),
      },
      {
        kind: "state-locks",
        subject: DIGEST.LockID.S,
        undo: () => operator.dynamodb.send(new DeleteItemCommand({ TableName: LOCKS, Key: DIGEST })),
      },
      {
        kind: "dns-delegations",
        subject: "acme.ezra.world NS",
        undo: () => delegate(parent, "acme.ezra.world", "DELETE", REGION),
      },
    ];
  }

  async function verified(): Promise<{
    readonly code: number | null;
    readonly stderr: string;
    readonly result: Certificate;
  }> {
    const { code, stdout, stderr } = await operator.fleet([
      "verify-gone",
      "acme",
      "--environment",
      "production",
      "--json",
    ]);
    return { code, stderr, result: JSON.parse(stdout) as Certificate };
  }

  it("finds nothing of a client where only its neighbour is, and reads only", async () => {
    (operator.shim.calls as Call[]).length = 0;
    const { code, stderr, result } = await verified();
    expect(result.left).toEqual([]);
    expect(result.notLookedAt).toEqual([]);
    expect([code, result.gone, result.kept]).toEqual([0, true, []]);
    expect(stderr).toContain(`Nothing of acme is left in account ${ACCOUNT} (us-east-1, us-east-2, us-west-2).\n`);
    expect(mutatingCalls(operator.shim.calls)).toEqual([]);
  });

  it("reports each leftover once, with what removes it, and nothing of the neighbour's", async () => {
    planted = [...(await leaveThings("acme", "10.100.0.0/16", PLACE, "ezra.world")), ...(await leaveMore())];
    const { code, result } = await verified();
    expect(code).toBe(1);
    const sorted = (pairs: readonly string[]) => [...pairs].sort();
    const matched = planted.map(({ kind, subject }) => [
      `${kind} ${subject}`,
      result.left.filter((each) => each.kind === kind && each.subject.includes(subject)).length,
    ]);
    expect(matched.filter(([, count]) => count !== 1)).toEqual([]);
    expect(sorted(result.left.map(({ kind }) => kind))).toEqual(sorted(planted.map(({ kind }) => kind)));
    expect(JSON.stringify(result)).not.toContain("acme-eu");
    expect(result.left.filter(({ commands }) => commands.length === 0)).toEqual([]);
  });

  it("certifies what it found by a hash of everything else, and tells the same as text and page", async () => {
    const { sha256, ...content } = (await verified()).result;
    expect(createHash("sha256").update(canonical(content)).digest("hex")).toBe(sha256);
    const call = ["verify-gone", "acme", "--environment", "production"];
    const text = await operator.fleet(call);
    const page = await operator.fleet([...call, "--markdown"]);
    for (const { subject, commands } of content.left) {
      for (const each of [subject, ...commands]) {
        expect(text.stdout).toContain(each);
        expect(page.stdout).toContain(each);
      }
    }
    expect(page.stdout).toContain(sha256);
  });

  it("takes a place in another account, or with nothing to sweep, for no empty one", async () => {
    const { code, stdout } = await operator.fleet(["verify-gone", "acme", "--json"]);
    const { notLookedAt, gone } = JSON.parse(stdout) as Certificate;
    expect([code, gone]).toEqual([1, false]);
    expect(notLookedAt).toEqual([expect.objectContaining({ kind: "place", where: `staging ${REGION}` })]);
    const strangers = await operator.fleet(["verify-gone", "acme", "--environment", "staging"]);
    expect([strangers.code, strangers.stderr]).toEqual([3, expect.stringContaining("but staging is account")]);
  });

  it("lists a look that is refused as not looked at, and fails", async () => {
    const body = `<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>No</Message></Error></Errors></Response>`;
    const restore = operator.shim.intercept({
      answer: ({ action }) =>
        Promise.resolve(action === "DescribeSnapshots" ? { status: 403, headers: {}, body } : undefined),
    });
    const { result } = await verified().finally(restore);
    const refused = result.notLookedAt.map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(new Set(refused)).toEqual(
      new Set(["snapshots: AccessDenied: needs ec2:DescribeSnapshots and ec2:DescribeVpcs"]),
    );
  });

  it("ends with an empty list once all is removed, and lists what stays on purpose", async () => {
    for (const { undo } of planted) await undo();
    await put(AUDIT, "audit-logs/client=acme/x", "x");
    const { code, result } = await verified();
    expect(result.left).toEqual([]);
    expect([code, result.gone]).toEqual([0, true]);
    const kept = result.kept.map(({ kind, until, because }) => [kind, until > result.day, because]);
    expect(kept).toEqual([
      ["prefixes", true, "audit-logs are kept for 2557 days"],
      ["keys", true, "its deletion can be cancelled until then"],
    ]);
  });
});
