export = ProblemReporter;

/** See the program beside it. */
declare class ProblemReporter {
  constructor(config: { readonly rootDir: string });
  onTestResult(test: object, result: object): void;
}
