import { spawnSync } from "node:child_process";

import { EXIT, ExitError } from "../../terminal/exit";
import { oneLine } from "../../terminal/one-line";
import type { StackFile } from "./readable-stacks";

interface Report<File> {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
      readonly file: File;
    }[];
  };
}

interface Written extends Omit<Report<never>, "results"> {
  readonly results: {
    readonly failed_checks: readonly (Omit<Report<never>["results"]["failed_checks"][number], "file"> & {
      readonly file_abs_path: string;
    })[];
  };
}

interface Spawned {
  readonly error?: NodeJS.ErrnoException;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer than any registry takes: a scan that hangs ends too. */
const MOST_MS = 600_000;

/** Has Checkov scan files and returns its report, with the stacks that the files are copies of. */
export function runCheckov(
  files: readonly string[],
  stackOf: (file: string) => StackFile | undefined,
): Report<StackFile> {
  const args = [
    ...files.flatMap((file) => ["--file", file]),
    "--framework",
    "terraform_json",
    "--output",
    "json",
    "--compact",
    "--skip-download",
  ];
  const { error, stdout, stderr }: Spawned = spawnSync(process.env.CHECKOV ?? "checkov", args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: MOST_MS,
  });
  if (error?.code === "ENOENT")
    throw new ExitError(EXIT.environment, "checkov is not installed: pip install checkov, or set CHECKOV");
  const report = error ? undefined : parsed(stdout);
  if (report === undefined || report.summary.parsing_errors > 0 || report.summary.passed === 0) {
    const said = error?.message ?? oneLine(stderr).slice(-300);
    throw new ExitError(EXIT.failed, `checkov could not read every stack${said ? `: ${said}` : ""}`);
  }
  const failed_checks = report.results.failed_checks.map((check) => {
    const file = stackOf(check.file_abs_path);
    if (file === undefined)
      throw new ExitError(EXIT.failed, `checkov speaks of ${check.file_abs_path}, not given to it`);
    return { ...check, file };
  });
  return { summary: report.summary, results: { failed_checks } };
}

/** Nothing for what is no report: without a stack to look at Checkov answers with another document. */
function parsed(stdout: string): Written | undefined {
  try {
    const document = JSON.parse(stdout) as Partial<Written>;
    return document.summary && document.results ? (document as Written) : undefined;
  } catch {
    return undefined;
  }
}
