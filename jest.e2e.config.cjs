const unit = require("./jest.config.cjs");

/**
 * Real Terraform and commands against the AWS emulator, one for each suite. Inside a suite a story is told in order; suites
 * mostly wait for providers, so two of them run at the same time.
 */
module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 300_000,
  maxWorkers: 2,
};
