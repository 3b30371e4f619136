const unit = require("./jest.config.cjs");

/**
 * Real Terraform and commands against the AWS emulator, one for each suite. Inside a suite a story is told in order; suites
 * mostly wait for providers, so that three of them keep two cores busy.
 */
module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 300_000,
  testSequencer: "<rootDir>/__tests__/support/jest/longest-first.cjs",
  maxWorkers: 3,
};
