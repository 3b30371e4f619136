import { loadKnownQuotas, type LoadedQuotas } from "../../config/known-quotas";
import { withProject } from "../support/registry";

const ACCOUNT = "123456789012";
const FILE = "config/service-quotas/ec2.json";

function quota(value: unknown, arn = `arn:aws:servicequotas:us-east-2:${ACCOUNT}:ec2/L-0263D0A3`): object {
  return { ServiceCode: "ec2", QuotaArn: arn, QuotaCode: "L-0263D0A3", Value: value, Adjustable: true };
}

function load(files: Readonly<Record<string, unknown>>, names?: readonly string[]): LoadedQuotas {
  const texts = Object.entries(files).map(([path, data]) => [
    path,
    typeof data === "string" ? data : JSON.stringify(data),
  ]);
  return withProject(Object.fromEntries(texts) as Record<string, string>, (root) => loadKnownQuotas(root, names));
}

describe("saved answers of Service Quotas", () => {
  it("tell what an account has in a region", () => {
    const { known, findings } = load({ [FILE]: { Quotas: [quota(20)] } });
    expect(findings).toEqual([]);
    expect(known.valueOf(ACCOUNT, "us-east-2", "L-0263D0A3")).toBe(20);
    expect(known.valueOf(ACCOUNT, "us-west-2", "L-0263D0A3")).toBeUndefined();
    expect(known.valueOf("210987654321", "us-east-2", "L-0263D0A3")).toBeUndefined();
  });

  it("tell of the whole account wherever that was asked", () => {
    const role = { ...quota(2000, `arn:aws:servicequotas::${ACCOUNT}:iam/L-FE177D64`), QuotaCode: "L-FE177D64" };
    expect(load({ [FILE]: { Quotas: [role] } }).known.valueOf(ACCOUNT, undefined, "L-FE177D64")).toBe(2000);
  });

  it("are none where nobody has saved any", () => {
    expect(load({ "README.md": "" }).findings).toEqual([]);
  });

  it.each([
    ["is missing", {}, "file-missing"],
    ["is no JSON", { [FILE]: '{"Quotas": [' }, "yaml-syntax"],
    ["is a list", { [FILE]: [] }, "wrong-type"],
    ["has no quotas", { [FILE]: { Quotas: [] } }, "quota-export"],
    ["has a value of another type", { [FILE]: { Quotas: [quota("20")] } }, "wrong-type"],
    ["has a value below nothing", { [FILE]: { Quotas: [quota(-1)] } }, "range"],
    [
      "is of AWS's defaults",
      { [FILE]: { Quotas: [quota(5, "arn:aws:servicequotas:us-east-2::ec2/L-0263D0A3")] } },
      "quota-export",
    ],
    ["has another ARN", { [FILE]: { Quotas: [quota(5, "arn:aws:s3:::x")] } }, "quota-export"],
    ["says two values of one", { [FILE]: { Quotas: [quota(5), quota(6)] } }, "quota-export"],
  ])("that one %s is a finding with its place", (_, files, rule) => {
    const { findings } = load(files, [FILE]);
    expect(findings).toMatchObject([{ file: FILE, rule, severity: "error" }]);
  });

  it("tell every problem at once", () => {
    const { findings } = load({ [FILE]: { Quotas: [quota("a"), quota(5), quota("b")] } });
    expect(findings).toHaveLength(2);
  });
});
