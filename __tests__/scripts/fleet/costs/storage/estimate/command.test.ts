import { fleet } from "../../../../../support/fleet";

const WORKLOAD = ["--objects", "100000", "--size", "2MiB"];

function estimate(...args: string[]) {
  return fleet(["storage", "estimate", ...args]);
}

describe("fleet storage estimate (S4-31)", () => {
  it("says what it assumes, where its prices are from, and what both sides cost", async () => {
    const { status, stdout, stderr } = await estimate("--profile", "output", ...WORKLOAD, "--reads", "50000");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Estimate, not a quote: profile output over 12 months");
    expect(stdout).toContain("100000 objects a month of 2097152 bytes, 50000 reads a month");
    expect(stdout).toMatch(/list prices of us-east-2 in USD as of \d{4}-\d{2}, https:/);
    expect(stdout).toMatch(/^ {2}total +\d+\.\d{2} +\d+\.\d{2}$/m);
    expect(stdout).toMatch(/the profile costs \d+\.\d{2} \(\d+\.\d %\) less than staying in STANDARD/);
  });

  it("claims nothing for objects that S3 does not move (M-71)", async () => {
    const { stdout } = await estimate("--profile", "data", "--objects", "1000000", "--size", "20KiB");
    expect(stdout).toContain("objects below 128 KiB are not moved");
    expect(stdout).toContain("The profile costs as much as staying in STANDARD.");
  });

  it("gives the same as data", async () => {
    const { status, stdout } = await estimate("--profile", "logs", "--retention-days", "400", ...WORKLOAD, "--json");
    const result = JSON.parse(stdout) as { profile: Record<string, number>; totals: { profile: number } };
    expect(status).toBe(0);
    expect(result).toMatchObject({
      estimate: true,
      purpose: "logs",
      workload: { objectsPerMonth: 100000, objectBytes: 2097152, months: 12 },
    });
    expect(Object.values(result.profile).reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(result.totals.profile);
  });

  it.each([
    ["a profile there is none of", ["--profile", "nothing", ...WORKLOAD], "Allowed choices are"],
    ["no workload", ["--profile", "data"], "required option '--objects <count>' not specified"],
    ["a size without sense", ["--profile", "data", "--objects", "1", "--size", "big"], "must be a size such as"],
    ["no objects", ["--profile", "data", "--objects", "0", "--size", "1MiB"], "must be more than 0"],
    [
      "retention where the profile fixes it",
      ["--profile", "input", "--retention-days", "9", ...WORKLOAD],
      "fixes the retention",
    ],
  ])("refuses %s with exit 2", async (_, args, message) => {
    const { status, stdout, stderr } = await estimate(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("is explained with examples", async () => {
    expect((await estimate("--help")).stdout).toContain("$ npx fleet storage estimate --profile output");
  });
});
