import { words } from "../../../../config/reading/words";
import type { Path } from "../../../../config/reading/path";
import type { Problem } from "../../../../config/reading/problem";
import { isSecretKey, secretIn } from "../../../../config/reading/secrets";
import { isReference } from "./references";

/** Where a tool keeps secrets, and what it does about references. */
export interface SecretPolicy {
  readonly tool: string;
  /** Fields that are secrets, beyond those whose names say so. */
  readonly isSecret: (path: Path) => boolean;
  /** Whether the tool itself reads `${NAME}` from its environment. */
  readonly expands: boolean;
  /** Where a secret belongs instead. */
  readonly hint: string;
}

/** Maps whose keys people choose, and which hold no settings. */
const FREE_KEYS = new Set(words`
  labels annotations external_labels match match_re source_match target_match attributes
`);

/** Secrets that stand in a YAML configuration in plain (G7): errors, but for empty values and references. */
export function secretProblems(data: unknown, policy: SecretPolicy): readonly Problem[] {
  const problems: Problem[] = [];
  walk(data, [], false, (path, text, free) => {
    const name = path.findLast((step) => typeof step === "string") ?? "";
    const key = !free && (isSecretKey(String(name)) || policy.isSecret(path));
    const kind = secretIn(text) ?? (key ? "a secret" : undefined);
    if (kind === undefined || text === "") return;
    if (!isReference(text)) {
      const message = `holds ${kind} in plain`;
      problems.push({ path, rule: "secret-in-config", message, value: "", hint: policy.hint });
    } else if (!policy.expands) {
      const message = `is a reference, which ${policy.tool} would take literally`;
      const hint = `have something replace it before ${policy.tool} reads the file, or ${policy.hint}`;
      problems.push({ path, rule: "secret-reference", message, hint, value: "", severity: "warning" });
    }
  });
  return problems;
}

function walk(
  data: unknown,
  path: Path,
  free: boolean,
  visit: (path: Path, text: string, free: boolean) => void,
): void {
  if (typeof data === "string" || typeof data === "number") return visit(path, String(data), free);
  if (typeof data !== "object" || data === null) return;
  if (Array.isArray(data)) return data.forEach((item: unknown, index) => walk(item, [...path, index], free, visit));
  for (const [key, value] of Object.entries(data)) walk(value, [...path, key], free || FREE_KEYS.has(key), visit);
}
