import { accountQuotaCheck } from "../../../config/checks/account-quotas";
import { KnownQuotas } from "../../../config/known-quotas";
import { clientEntry, EXAMPLE, projectOf, registryOf, type Files, type Section } from "../../support/registry";

const ACCOUNT = "123456789012";

function warnings(files: Files, known = new KnownQuotas()): string[] {
  const found = [...accountQuotaCheck(known)(registryOf(files))];
  expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
  return found.map(({ path, message, hint }) => `${path.join(".")} ${message}; ${hint}`);
}

function clients(count: number, natGateways: string, more: Section = {}): Files {
  const entries = Array.from({ length: count }, (_, at): [string, Section] => {
    const network = { vpc_cidr: `10.${at + 1}.0.0/16`, nat_gateways: natGateways };
    return [`client${at + 1}`, clientEntry(at + 1, { network, ...more })];
  });
  return projectOf(Object.fromEntries(entries));
}

function has(code: string, value: number): KnownQuotas {
  const known = new KnownQuotas();
  known.note(ACCOUNT, "us-east-2", code, value);
  return known;
}

describe("clients and what an account has of networks", () => {
  it("is no warning of the example, nor of nobody", () => {
    expect(warnings(EXAMPLE)).toEqual([]);
    expect(warnings(projectOf({}))).toEqual([]);
  });

  it("is told once, of the client with whom it is reached, with all that is needed and the code", () => {
    const [first, ...others] = warnings(clients(4, "per-zone"));
    expect(first).toMatch(
      /^clients\.client3\.network\.vpc_cidr reaches what account 123456789012 has in us-east-2 by AWS's default: Elastic IPs 8\/5; ask for L-0263D0A3 >= 10, or save/,
    );
    expect(others).toEqual([]);
  });

  it("counts networks, gateways and addresses, each by what it is", () => {
    expect(warnings(clients(5, "single")).map((each) => /: (\D+) \d/.exec(each)![1])).toEqual([
      "VPCs",
      "internet gateways",
      "Elastic IPs",
    ]);
  });

  it("counts only who is enabled", () => {
    expect(warnings(clients(9, "per-zone", { enabled: false }))).toEqual([]);
  });

  it("is none where the account is known to have more, and one where it has less", () => {
    expect(warnings(clients(4, "per-zone"), has("L-0263D0A3", 9))).toEqual([]);
    expect(warnings(clients(2, "per-zone"), has("L-0263D0A3", 4))).toEqual([
      expect.stringContaining("as saved: Elastic IPs 4/4; ask for L-0263D0A3 >= 6"),
    ]);
  });
});
