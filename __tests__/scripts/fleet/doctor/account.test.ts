import { DescribeTableCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";

import { clock } from "../../../../scripts/fleet/doctor/account/clock";
import { credentials } from "../../../../scripts/fleet/doctor/account/credentials";
import { locks } from "../../../../scripts/fleet/doctor/account/locks";
import { region } from "../../../../scripts/fleet/doctor/account/region";
import { lockTable, stateBucket } from "../../../../scripts/fleet/doctor/account/state-store";
import { EXIT, ExitError } from "../../../../scripts/fleet/terminal/exit";
import { mockedClient } from "../../../support/mocked-client";
import { sceneWith } from "./scene";

const s3 = mockedClient(S3Client);
const dynamodb = mockedClient(DynamoDBClient);
const known = { caller: { arn: "arn:aws:iam::123456789012:user/ann" } };
const failing = (name: string): Error => Object.assign(new Error("no"), { name, $metadata: { httpStatusCode: 400 } });

beforeEach(() => {
  s3.reset();
  dynamodb.reset();
  s3.on(GetObjectCommand).rejects(failing("NoSuchKey"));
  dynamodb.on(GetItemCommand).resolves({});
});

describe("The check of credentials", () => {
  it("names the caller, or what is wrong and how it is mended", async () => {
    expect(await credentials(sceneWith(known))).toMatchObject({ result: "ok" });
    const error = Object.assign(new Error("The token has expired"), { name: "ExpiredToken" });
    expect(await credentials(sceneWith({ caller: { error } }))).toMatchObject({
      result: "problem",
      detail: "no valid AWS credentials (ExpiredToken): The token has expired",
      fix: expect.stringContaining("get new ones") as string,
    });
    const other = new ExitError(EXIT.environment, "the credentials are of account 2: AWS_PROFILE names another");
    expect(await credentials(sceneWith({ caller: { error: other } }))).toEqual({
      result: "problem",
      detail: "the credentials are of account 2",
      fix: "AWS_PROFILE names another",
    });
  });

  it("has everything that needs them skipped without", async () => {
    for (const check of [stateBucket, lockTable, locks, clock])
      expect(await check(sceneWith())).toMatchObject({ result: "skipped" });
    expect(s3.calls().length + dynamodb.calls().length).toBe(0);
  });
});

describe("The check of the region", () => {
  it.each<[Readonly<Record<string, string>>, string]>([
    [{}, "ok"],
    [{ AWS_REGION: "", AWS_DEFAULT_REGION: "us-east-2" }, "ok"],
    [{ AWS_REGION: "us-east-2", AWS_DEFAULT_REGION: "eu-west-1" }, "ok"],
    [{ AWS_DEFAULT_REGION: "eu-west-1" }, "problem"],
  ])("with %j is %s", async (variables, result) => {
    expect(await region(sceneWith({ variables }))).toMatchObject({ result });
  });
});

describe("The check of the clock", () => {
  it.each([
    ["2026-09-01T12:00:01Z", "ok", "1 second from AWS's"],
    ["2026-09-01T11:50:00Z", "problem", "600 seconds ahead of AWS's: beyond 300 it refuses every call"],
    ["2026-09-01T12:02:00Z", "problem", "120 seconds behind AWS's: beyond 300 it refuses every call"],
  ])("at noon where AWS has %s is %s", async (date, result, detail) => {
    expect(await clock(sceneWith({ caller: { date: new Date(date) } }))).toMatchObject({ result, detail });
  });
});

describe("The check of the place of states", () => {
  it("names what is missing, and what makes it", async () => {
    s3.on(HeadBucketCommand).rejects(failing("NotFound"));
    dynamodb.on(DescribeTableCommand).rejects(failing("ResourceNotFoundException"));
    for (const check of [stateBucket, lockTable])
      expect(await check(sceneWith(known))).toMatchObject({ result: "problem", fix: "npx fleet provision" });
    s3.on(HeadBucketCommand).resolves({});
    dynamodb.on(DescribeTableCommand).resolves({});
    expect((await stateBucket(sceneWith(known))).detail).toBe("ohio-01-terraform-state-production");
    expect((await lockTable(sceneWith(known))).detail).toBe("terraform-locks-us-east");
  });

  it("does not take a refusal for something missing", async () => {
    s3.on(HeadBucketCommand).rejects(failing("AccessDenied"));
    await expect(stateBucket(sceneWith(known))).rejects.toThrow("no");
  });
});

describe("The check of locks", () => {
  const heldSince = (Created: string): void => {
    const Info = { S: JSON.stringify({ ID: "1-2-3", Who: "ann@desk", Created }) };
    dynamodb
      .on(GetItemCommand)
      .callsFake(({ Key }: { Key: { LockID: { S: string } } }) =>
        Key.LockID.S.includes("/01-foundation/") ? { Item: { LockID: Key.LockID, Info } } : {},
      );
  };

  it("leaves whoever works now alone, and finds what a dead run has left", async () => {
    expect(await locks(sceneWith(known))).toEqual({ result: "ok", detail: "none is held" });
    heldSince(new Date().toISOString());
    expect(await locks(sceneWith(known))).toMatchObject({ result: "ok" });
    heldSince(new Date(Date.now() - 5 * 60 * 60 * 1000).toISOString());
    expect(await locks(sceneWith(known))).toEqual({
      result: "problem",
      detail: "foundation is locked for 5 hours by ann@desk",
      fix: "if that run is dead: npx fleet state unlock --layer foundation --lock-id 1-2-3 --environment production --region us-east-2",
    });
    heldSince("some day");
    expect(await locks(sceneWith(known))).toMatchObject({ result: "problem" });
  });
});
