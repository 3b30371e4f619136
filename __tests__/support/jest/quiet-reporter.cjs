const { DefaultReporter } = require("@jest/reporters");

/** Tells of suites that fail or print something, and on a terminal what is running; a suite that passes is no news. */
module.exports = class QuietReporter extends DefaultReporter {
  printTestFileHeader(testPath, config, result) {
    const failed = result.numFailingTests > 0 || Boolean(result.testExecError);
    if (failed || result.console?.length > 0) super.printTestFileHeader(testPath, config, result);
  }
};
