import { readFileSync } from "node:fs";
import { join } from "node:path";

import { renderFinding, renderFindings } from "../../config/reading/render-finding";
import { FILES } from "../../config/registry";
import { loadFiles, projectOf, clientEntry } from "../support/registry";
import { PROJECT_ROOT } from "../support/synth-project";
import ProblemReporter from "../support/jest/problem-reporter.cjs";

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly code: number;
  readonly message: number;
}

interface Task {
  readonly label: string;
  readonly args?: readonly string[];
  readonly problemMatcher: Matcher | readonly Matcher[];
}

type Matcher = string | { readonly owner: string; readonly pattern: Pattern };

const { tasks } = JSON.parse(readFileSync(join(PROJECT_ROOT, ".vscode", "tasks.json"), "utf8")) as { tasks: Task[] };
const patterns = tasks
  .flatMap(({ problemMatcher }) => problemMatcher)
  .flatMap((matcher) => (typeof matcher === "string" ? [] : [matcher.pattern]));
const [pattern] = patterns as [Pattern];

/** What an editor gets of a text: one problem for each line that matches. */
function problemsIn(text: string): Record<string, string>[] {
  return text.split("\n").flatMap((line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    if (!match) return [];
    const of = (name: keyof Omit<Pattern, "regexp">): string => match[pattern[name]]!;
    return [
      {
        file: of("file"),
        line: of("line"),
        column: of("column"),
        severity: of("severity"),
        code: of("code"),
        message: of("message"),
      },
    ];
  });
}

describe("the editor's matcher of problems", () => {
  it("is the same in every task that shows findings or failures", () => {
    expect(patterns.length).toBeGreaterThan(2);
    for (const each of patterns) expect(each).toEqual(pattern);
  });

  it("reads every finding as it is printed, errors and warnings, and nothing of what is around them", () => {
    const files = projectOf({
      acme: clientEntry(10, { tier: "premum" }),
      globex: clientEntry(10, { eks: { version: "1.32" } }),
    });
    const { findings } = loadFiles(files);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(["error", "warning"]));
    expect(problemsIn(renderFindings(findings))).toEqual(
      findings.map(({ file, line, column, severity, rule, path, value, message }) => ({
        file,
        line: String(line),
        column: String(column),
        severity,
        code: rule,
        message: [path, value, message].filter(Boolean).join(" "),
      })),
    );
  });

  it.each(["/home/user/ledger.yaml", "C:\\Users\\user\\ledger.yaml", FILES.ledger])("takes the file %s", (file) => {
    const finding = {
      file,
      line: 3,
      column: 5,
      severity: "warning",
      rule: "cidr-size",
      path: "a",
      message: "b",
    } as const;
    expect(problemsIn(renderFinding(finding))).toEqual([
      { file, line: "3", column: "5", severity: "warning", code: "cidr-size", message: "a b" },
    ]);
  });

  it("runs programs that are there, without a shell", () => {
    const paths = tasks.flatMap(({ args }) => args?.slice(0, 1) ?? []);
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) expect(readFileSync(join(PROJECT_ROOT, path), "utf8")).toMatch(/^#!.*node/);
  });
});

describe("failures of tests, for editors", () => {
  const file = join(PROJECT_ROOT, "__tests__", "config", "some.test.ts");
  const reporter = new ProblemReporter({ rootDir: PROJECT_ROOT });

  function printed(result: object): string {
    let text = "";
    const write = jest.spyOn(process.stderr, "write").mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    try {
      reporter.onTestResult({}, { testFilePath: file, testResults: [], ...result });
    } finally {
      write.mockRestore();
    }
    return text;
  }

  it("have the form of findings: where the test stands, its name, what was wrong", () => {
    const failed = {
      status: "failed",
      fullName: "Blocks do not overlap",
      failureMessages: [
        `Error: \u001b[2mexpect(\u001b[22m1\u001b[2m)\u001b[22m\n    at check (/elsewhere.ts:1:1)\n    at Object.<anonymous> (${file}:12:7)\n    at run (${file}:99:1)`,
      ],
    };
    expect(problemsIn(printed({ testResults: [{ status: "passed" }, failed] }))).toEqual([
      {
        file: "__tests__/config/some.test.ts",
        line: "12",
        column: "7",
        severity: "error",
        code: "test",
        message: "Blocks do not overlap: Error: expect(1)",
      },
    ]);
  });

  it("tell of a suite that can't run at all", () => {
    const text = printed({ testExecError: { message: "no" }, failureMessage: "  ● Test suite failed to run\n" });
    expect(text).toBe(
      "__tests__/config/some.test.ts:1:1 error test  the suite can't run: ● Test suite failed to run\n",
    );
  });
});
