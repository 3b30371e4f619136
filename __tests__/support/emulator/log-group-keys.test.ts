import { emulatedShim, type EmulatedShim } from "./emulated-shim";

const KEY = "arn:aws:kms:us-east-2:123456789012:key/1";
const MADE_WITH = "arn:aws:kms:us-east-2:123456789012:key/made-with";

describe("the shim's part of log groups", () => {
  let emulated: EmulatedShim;

  beforeEach(async () => {
    const logGroups = [{ logGroupName: "acme" }, { logGroupName: "globex", kmsKeyId: MADE_WITH }];
    emulated = await emulatedShim(() => ({ body: JSON.stringify({ logGroups, nextToken: "more" }) }));
  });
  afterEach(() => emulated.stop());

  const described = () => emulated.client.logs("DescribeLogGroups", {});

  test("a log group has the key that it was given last, and another one keeps its own", async () => {
    await emulated.client.logs("AssociateKmsKey", { logGroupName: "acme", kmsKeyId: KEY });
    expect(await described()).toEqual({
      logGroups: [
        { logGroupName: "acme", kmsKeyId: KEY },
        { logGroupName: "globex", kmsKeyId: MADE_WITH },
      ],
      nextToken: "more",
    });
    expect(emulated.seen).toHaveLength(1);
  });

  test("a log group's key can be taken away", async () => {
    await emulated.client.logs("DisassociateKmsKey", { logGroupName: "globex" });
    expect(await described()).toMatchObject({ logGroups: [{}, { logGroupName: "globex" }] });
    expect(JSON.stringify(await described())).not.toContain(MADE_WITH);
  });

  test("a log group that is made anew under the same name has no key from before", async () => {
    await emulated.client.logs("AssociateKmsKey", { logGroupName: "acme", kmsKeyId: KEY });
    await emulated.client.logs("DeleteLogGroup", { logGroupName: "acme" });
    expect(JSON.stringify(await described())).not.toContain(KEY);
  });
});
