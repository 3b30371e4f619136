import type { PlannedThing, Standing } from "../../../../scripts/fleet/provision/plan";
import { refuseExisting } from "../../../../scripts/fleet/provision/refuse-existing";

const thing = (type: string, name: string, standing: Standing, problem?: string): PlannedThing => ({
  ...{ address: `${type}.it`, type, name, region: "us-east-2", body: {}, standing, problem },
});

const FOREIGN = thing("aws_s3_bucket", "state", "unusable", "the bucket state can't be used");
const EXISTING = [
  thing("aws_s3_bucket", "state", "exists"),
  thing("aws_dynamodb_table", "locks", "exists"),
  thing("aws_iam_role", "copy", "exists"),
];

describe("What is there before provision", () => {
  let shown: string[];
  beforeEach(() => {
    shown = [];
    jest.spyOn(process.stderr, "write").mockImplementation((text) => shown.push(String(text).trim()) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  it("is refused in the documented words, all of it (S0-36, S0-37)", () => {
    expect(() => refuseExisting({ things: EXISTING }, false)).toThrow(
      expect.objectContaining({ code: 1, message: expect.stringContaining("--force adopts") as string }) as Error,
    );
    expect(shown).toEqual([
      "Error: Backend bucket already exists: state",
      "Error: DynamoDB table already exists: locks",
      "Error: aws_iam_role already exists: copy",
    ]);
  });

  it("is named as somebody else's to keep where it is GitHub's identity provider, of which an account has one", () => {
    const provider = thing("aws_iam_openid_connect_provider", "https://token.actions.githubusercontent.com", "exists");
    expect(() => refuseExisting({ things: [provider] }, false)).toThrow("github.existing_oidc_provider");
    expect(shown).toEqual(["Error: Identity provider already exists: https://token.actions.githubusercontent.com"]);
  });

  it("is adopted with --force (C-16)", () => {
    expect(() => refuseExisting({ things: EXISTING }, true)).not.toThrow();
  });

  it("is never adopted when it is somebody else's (F1)", () => {
    expect(() => refuseExisting({ things: [FOREIGN, ...EXISTING] }, true)).toThrow(
      "nothing was made: state can't be used",
    );
    expect(shown).toEqual(["Error: the bucket state can't be used"]);
  });

  it.each(["free", "managed", "interrupted"] as const)("is no matter when it is %s", (standing) => {
    expect(() => refuseExisting({ things: [thing("aws_s3_bucket", "state", standing)] }, false)).not.toThrow();
  });
});
