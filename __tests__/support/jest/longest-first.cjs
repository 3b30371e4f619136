const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * Suites that take minutes, the longest first. They begin before all others: whichever began last would keep one worker
 * busy while the others have nothing left. A fresh clone knows no times, and jest would go by the size of files.
 */
const LONGEST = [
  "fleet",
  "comeback",
  "observability",
  "provision-crash",
  "programs/transitions",
  "plans/plans",
  "transitions",
  "postgres-full-volume",
  "operations",
  "postgres-settings",
  "isolation-at-scale",
  "programs/diff",
  "security-scan",
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};

function rankOf({ path }) {
  const rank = LONGEST.findIndex((name) => path.endsWith(`/e2e/${name}.test.ts`));
  return rank < 0 ? LONGEST.length : rank;
}
