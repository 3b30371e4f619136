import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { keyProblem } from "./config-problem";
import { fieldOf, isSet } from "./field-of";

/** For each group of fields of which at most one may be set, the second and all after it. */
export function exclusiveProblems(
  data: unknown,
  path: Path,
  groups: readonly (readonly string[])[],
): readonly Problem[] {
  return groups.flatMap((group) => {
    const [first, ...more] = group.filter((field) => isSet(fieldOf(data, field)));
    const message = `is set beside ${first!}: at most one of ${group.join(", ")} may be`;
    return more.map((field) => keyProblem([...path, ...field.split(".")], "exclusive", message));
  });
}
