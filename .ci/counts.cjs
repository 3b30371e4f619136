// Adds up what suites of Jest have counted: `node .ci/counts.cjs <folder with jest-*.json>`.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = process.argv[2];
const results = readdirSync(folder)
  .filter((name) => /^jest-.*\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const [passed, failed, skipped] = ["numPassedTests", "numFailedTests", "numPendingTests"].map(sum);
console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
