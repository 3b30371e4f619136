// The SDK's advice about Node's versions is no news of a test.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
// Warnings and ends of support come with time; what a test expects must not. TODAY of __tests__/support/registry.ts.
process.env.FLEET_TODAY = "2026-09-01";

/** Transforms TypeScript with swc: types are checked once by `npm run types`, not on every test run. */
module.exports = {
  // Suites share a worker's modules and global scope; see there.
  runtime: "<rootDir>/__tests__/support/jest/shared-runtime.cjs",
  testEnvironment: "<rootDir>/__tests__/support/jest/shared-environment.cjs",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/e2e/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  // Failures are shown when they happen, in full: the summary need not repeat them.
  reporters: ["<rootDir>/__tests__/support/jest/quiet-reporter.cjs", ["summary", { summaryThreshold: 1e6 }]],
  // For tests that start a program, on a machine that has other work: no test asserts how long it takes.
  testTimeout: 60_000,
  // A second worker would load cdktf and the AWS SDK again, and synthesize every shared registry again.
  maxWorkers: 1,
};
