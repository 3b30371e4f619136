const { relative, sep } = require("node:path");

/** For editors: a line for each failure in the form of a finding, which one problem matcher reads. */
module.exports = class ProblemReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onTestResult(_test, { testFilePath, testResults, testExecError, failureMessage }) {
    const file = relative(this.rootDir, testFilePath).split(sep).join("/");
    const failures = testResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => [fullName, failureMessages.join("\n")]);
    if (testExecError) failures.push(["the suite can't run", failureMessage ?? testExecError.message]);
    for (const [name, text] of failures) {
      const [line, column] = placeIn(text, testFilePath);
      process.stderr.write(`${file}:${line}:${column} error test  ${name}: ${firstLineOf(text)}\n`);
    }
  }
};

/** Where the test's own file is called from last; its beginning when the stack does not name it. */
function placeIn(text, path) {
  const named = text
    .split(path)
    .slice(1)
    .map((rest) => /^:(\d+):(\d+)/.exec(rest));
  return named.find(Boolean)?.slice(1) ?? [1, 1];
}

function firstLineOf(text) {
  // Jest's messages come painted.
  return (
    text
      .replace(/\u001b\[[\d;]*m/g, "")
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? ""
  );
}
