import { bucketLines, foundLine, summaryLines } from "../../../../scripts/fleet/verify/report-lines";
import type { Verdict } from "../../../../scripts/fleet/verify/verdict";

const PLAIN = { bold: String, dim: String, error: String, warning: String };

function lineFor(verdict: Verdict): string | undefined {
  const check = { check: "versioning", title: "Versioning", ...verdict };
  return bucketLines({ bucket: "b", region: "us-east-2", secure: false, checks: [check] }, PLAIN).at(-1);
}

describe("The lines of a verification (S3-104)", () => {
  it.each<[Verdict, string]>([
    [{ status: "pass", detail: "ENABLED" }, "[SUCCESS] ✓ Versioning: ENABLED"],
    [{ status: "fail", detail: "SUSPENDED" }, "[ERROR] ✗ Versioning: SUSPENDED"],
    [
      { status: "unknown", detail: "AccessDenied: needs s3:GetBucketVersioning" },
      "[ERROR] ? Versioning: UNKNOWN (AccessDenied: needs s3:GetBucketVersioning)",
    ],
    [{ status: "exempt", detail: "log target" }, "[INFO] log target, exempt"],
  ])("say what %j means", (verdict, line) => {
    expect(lineFor(verdict)).toBe(line);
  });

  it("call no bucket an error, not a success (F24)", () => {
    expect(foundLine(0, PLAIN)).toBe("[ERROR] Found 0 bucket(s) to verify");
    expect(foundLine(5, PLAIN)).toBe("[SUCCESS] Found 5 bucket(s) to verify");
  });
});

describe("The summary before the reports", () => {
  const result = (title: string, status: "pass" | "fail" | "unknown") => ({ check: title, title, status, detail: "" });
  const report = (bucket: string, secure: boolean, ...checks: ReturnType<typeof result>[]) => ({
    bucket,
    region: "us-east-2",
    secure,
    checks,
  });

  it("says of each bucket that is not secure what is wrong, in a line", () => {
    const reports = [
      report("a", true, result("ACL", "pass")),
      report("b", false, result("ACL", "fail"), result("Versioning", "pass"), result("Bucket Policy", "unknown")),
    ];
    expect(summaryLines(reports, PLAIN)).toEqual([
      "Summary: 1 of 2 buckets passed every check",
      "  b: ACL, Bucket Policy unknown",
    ]);
  });

  it("is none where all is well: the last line says it", () => {
    expect(summaryLines([report("a", true)], PLAIN)).toEqual([]);
  });
});
