import { GetPublicAccessBlockCommand, S3ControlClient } from "@aws-sdk/client-s3-control";

import { accountPublicAccess } from "../../../../scripts/fleet/verify/account-public-access";
import { mockedClient } from "../../../support/mocked-client";

const s3control = mockedClient(S3ControlClient);
const ON = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

/** An error as the SDK throws them. */
function failure(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: {} });
}

describe("The account's public access block", () => {
  beforeEach(() => s3control.reset());

  it("is asked of the account", async () => {
    s3control
      .on(GetPublicAccessBlockCommand, { AccountId: "123456789012" })
      .resolves({ PublicAccessBlockConfiguration: ON });
    expect(await accountPublicAccess("123456789012", "us-east-2")).toEqual({
      check: "account-public-access-block",
      title: "Account Public Access Block",
      status: "pass",
      detail: "ENABLED (All 4 settings active)",
    });
  });

  it.each(Object.keys(ON))("fails without %s", async (setting) => {
    s3control.on(GetPublicAccessBlockCommand).resolves({ PublicAccessBlockConfiguration: { ...ON, [setting]: false } });
    const { status, detail } = await accountPublicAccess("123456789012", "us-east-2");
    expect([status, detail]).toEqual(["fail", `INCOMPLETE (off: ${setting})`]);
  });

  it("fails where there is none", async () => {
    s3control.on(GetPublicAccessBlockCommand).rejects(failure("NoSuchPublicAccessBlockConfiguration"));
    expect((await accountPublicAccess("123456789012", "us-east-2")).status).toBe("fail");
  });

  it("is unknown where it may not be read (F7, G13)", async () => {
    s3control.on(GetPublicAccessBlockCommand).rejects(failure("AccessDenied"));
    expect(await accountPublicAccess("123456789012", "us-east-2")).toMatchObject({
      status: "unknown",
      detail: "AccessDenied: needs s3:GetAccountPublicAccessBlock",
    });
  });

  it("does not pass a mistake of its own off as an answer of AWS", async () => {
    s3control.on(GetPublicAccessBlockCommand).rejects(new TypeError("undefined is no function"));
    await expect(accountPublicAccess("123456789012", "us-east-2")).rejects.toThrow(TypeError);
  });
});
