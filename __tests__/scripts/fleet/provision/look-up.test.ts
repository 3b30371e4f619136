import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetOpenIDConnectProviderCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, ListKeysCommand, ListResourceTagsCommand } from "@aws-sdk/client-kms";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";

import { lookUp } from "../../../../scripts/fleet/provision/look-up";
import type { OwnThing } from "../../../../scripts/fleet/provision/own-things";
import { mockedClient } from "../../../support/mocked-client";

const ACCOUNT = { accountId: "123456789012", partition: "aws", project: "ohio-01", environment: "production" };

const thing = (type: string, name: string): OwnThing => ({
  ...{ address: `${type}.it`, type, name, region: "us-east-2" },
  body: { tags: { Client: "shared" } },
});

/** An error as the SDK throws it. */
const awsError = (name: string, httpStatusCode: number, headers?: Record<string, string>): Error =>
  Object.assign(new Error(`${name}: said AWS`), { name, $metadata: { httpStatusCode }, $response: { headers } });

describe("Looking for a bucket", () => {
  const s3 = mockedClient(S3Client);
  beforeEach(() => s3.reset());
  const look = () => lookUp(thing("aws_s3_bucket", "state"), ACCOUNT);

  it.each([
    [
      "ours: it is there",
      () => s3.on(HeadBucketCommand).resolves({ BucketRegion: "us-east-2" }),
      { importId: "state" },
    ],
    ["nobody's: the name is free", () => s3.on(HeadBucketCommand).rejects(awsError("NotFound", 404)), {}],
    [
      "another account's (F1)",
      () => s3.on(HeadBucketCommand).rejects(awsError("403", 403)),
      {
        problem:
          "the bucket state can't be used: it is another account's, or these credentials lack s3:ListBucket on it",
      },
    ],
    [
      "in another region, as S3 answers there (F9)",
      () => s3.on(HeadBucketCommand).resolves({ BucketRegion: "eu-west-1" }),
      { problem: "the bucket state is in eu-west-1, but belongs into us-east-2" },
    ],
    [
      "in another region, as S3 sends it on (F9)",
      () => s3.on(HeadBucketCommand).rejects(awsError("301", 301, { "x-amz-bucket-region": "eu-west-1" })),
      { problem: "the bucket state is in eu-west-1, but belongs into us-east-2" },
    ],
  ])("that is %s", async (_, arrange, found) => {
    arrange();
    expect(await look()).toEqual(found);
  });

  it("that S3 can't tell about is not free: it is an error (G13)", async () => {
    s3.on(HeadBucketCommand).rejects(awsError("InternalError", 500));
    await expect(look()).rejects.toThrow("InternalError");
  });
});

describe("Looking for a lock table", () => {
  const dynamodb = mockedClient(DynamoDBClient);
  beforeEach(() => dynamodb.reset());
  const table = (TableStatus: "CREATING" | "ACTIVE" | "DELETING", ...keys: string[]) => ({
    Table: {
      TableStatus,
      KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index ? "RANGE" : "HASH" }) as const),
    },
  });
  const look = () => lookUp(thing("aws_dynamodb_table", "locks"), ACCOUNT);

  it("waits until it is there for good (F11)", async () => {
    const described = dynamodb.on(DescribeTableCommand);
    described.resolvesOnce(table("CREATING", "LockID")).resolvesOnce(table("CREATING", "LockID"));
    described.resolves(table("ACTIVE", "LockID"));
    expect(await look()).toEqual({ importId: "locks" });
    expect(dynamodb.commandCalls(DescribeTableCommand).length).toBeGreaterThan(2);
  });

  it.each([
    ["is keyed otherwise", table("ACTIVE", "id"), "the table locks is keyed by id, not by LockID alone"],
    ["has a second key", table("ACTIVE", "LockID", "at"), "the table locks is keyed by LockID, not by LockID alone"],
    [
      "is on its way out",
      table("DELETING", "LockID"),
      "the table locks is being deleted: run it again when it is gone",
    ],
  ])("refuses one that %s (F11)", async (_, answer, problem) => {
    dynamodb.on(DescribeTableCommand).resolves(answer);
    expect(await look()).toEqual({ problem });
  });
});

describe("Looking for a key", () => {
  const kms = mockedClient(KMSClient);
  const TAGS = { Client: "shared", Project: "ohio-01", Environment: "production" };
  const look = () => lookUp(thing("aws_kms_key", "Encrypts alerts"), ACCOUNT);

  beforeEach(() => {
    kms.reset();
    kms.on(ListKeysCommand).resolves({ Keys: [{ KeyId: "hidden" }, { KeyId: "ours" }] });
    kms.on(DescribeKeyCommand, { KeyId: "hidden" }).rejects(awsError("AccessDeniedException", 400));
  });

  const arrange = (KeyState: "Enabled" | "PendingDeletion", tags: Record<string, string>): void => {
    const KeyMetadata = { KeyId: "ours", Description: "Encrypts alerts", KeyState };
    kms.on(DescribeKeyCommand, { KeyId: "ours" }).resolves({ KeyMetadata });
    const Tags = Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    kms.on(ListResourceTagsCommand).resolves({ Tags });
  };

  it("finds what an interrupted run made, among keys that are hidden (F3)", async () => {
    arrange("Enabled", TAGS);
    expect(await look()).toEqual({ importId: "ours" });
  });

  it.each([
    ["of another environment", "Enabled", { ...TAGS, Environment: "staging" }],
    ["without tags", "Enabled", {}],
    ["that is being deleted", "PendingDeletion", TAGS],
  ] as const)("leaves a key alone %s", async (_, state, tags) => {
    arrange(state, tags);
    expect(await look()).toEqual({});
  });

  it("does not take it for free when keys can't be listed (G13)", async () => {
    kms.on(ListKeysCommand).rejects(awsError("AccessDeniedException", 400));
    expect(await look()).toEqual({
      problem: expect.stringMatching(/^Encrypts alerts \(aws_kms_key\) can't be looked at: access denied/) as string,
    });
  });
});

describe("Looking for GitHub's identity provider", () => {
  const iam = mockedClient(IAMClient);
  const PROVIDER = thing("aws_iam_openid_connect_provider", "https://token.actions.githubusercontent.com");
  beforeEach(() => iam.reset());

  it("finds it by what its ARN must be, and takes an account without one for free", async () => {
    const OpenIDConnectProviderArn = `arn:aws:iam::${ACCOUNT.accountId}:oidc-provider/token.actions.githubusercontent.com`;
    iam.on(GetOpenIDConnectProviderCommand, { OpenIDConnectProviderArn }).resolves({ ClientIDList: [] });
    expect(await lookUp(PROVIDER, ACCOUNT)).toEqual({ importId: OpenIDConnectProviderArn });
    iam.on(GetOpenIDConnectProviderCommand).rejects(awsError("NoSuchEntityException", 404));
    expect(await lookUp(PROVIDER, ACCOUNT)).toEqual({});
  });
});

describe("Looking for a role", () => {
  const iam = mockedClient(IAMClient);
  beforeEach(() => iam.reset());

  it("finds that its name is free", async () => {
    iam.on(GetRoleCommand).rejects(awsError("NoSuchEntityException", 404));
    expect(await lookUp(thing("aws_iam_role", "copy"), ACCOUNT)).toEqual({});
  });
});
