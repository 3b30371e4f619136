const unit = require("./jest.config.cjs");

/** Real terraform against the AWS emulator: one story told in order, so one worker and time to wait for providers. */
module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 300_000,
  maxWorkers: 1,
  verbose: true,
};
