/**
 * Declares a suite that needs what this machine may lack: without it the suite is skipped and says why on stderr, and
 * where end-to-end tests are required (FLEET_E2E_REQUIRED=1 in CI) it fails.
 */
export function describeUnlessMissing(missing: readonly string[], name: string, suite: () => void): void {
  if (missing.length === 0) return describe(name, suite);
  const reasons = missing.join("; ");
  if (process.env.CI === "true" && process.env.FLEET_E2E_REQUIRED === "1")
    throw new Error(`required here and cannot run: ${name}: ${reasons}`);
  process.stderr.write(`SKIPPED, nothing was run: ${name}: ${reasons}\n`);
  describe.skip(name, suite);
}
