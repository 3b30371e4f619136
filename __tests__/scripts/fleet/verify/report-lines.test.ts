import { bucketLines, foundLine } from "../../../../scripts/fleet/verify/report-lines";
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
