import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";

/** What else a problem may say. */
type More = Pick<Problem, "hint" | "severity">;

/** A problem with a key, whatever its value is. */
export function keyProblem(path: Path, rule: string, message: string, more: More = {}): Problem {
  return { path, at: "key", rule, message, value: "", ...more };
}

/** A problem with a part as a whole: something is missing in it. */
export function partProblem(path: Path, rule: string, message: string, more: More = {}): Problem {
  return { path, rule, message, value: "", ...more };
}

/** A problem with a value, which is shown. */
export function valueProblem(path: Path, rule: string, message: string, more: More = {}): Problem {
  return { path, rule, message, ...more };
}
