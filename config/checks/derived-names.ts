import { NAME_LIMITS, type NameLimit } from "../catalogue/name-limits";
import { allNames, type DerivedName } from "../names/all-names";
import type { Check, InFile } from "../registry";
import { pathText } from "../reading/path";
import type { Problem } from "../reading/problem";
import { quote } from "../reading/quote";

/** Every name made from the registry is legal, short enough and nobody else's (G12). */
export const checkDerivedNames: Check = function* (registry) {
  const owners = new Map<string, string>();
  const problems = new Map<string, Problem & InFile>();
  for (const derived of allNames(registry)) {
    const problem = formProblem(derived) ?? collision(derived, owners);
    if (!problem) continue;
    // One cause makes many names bad at once: the longest of them stands for all.
    const key = `${pathText(problem.path)} ${problem.rule}`;
    const other = problems.get(key);
    if (!other || other.message.length < problem.message.length) problems.set(key, problem);
  }
  yield* problems.values();
};

function formProblem({ kind, name, file, path, at = "key" }: DerivedName): (Problem & InFile) | undefined {
  const limit: NameLimit = NAME_LIMITS[kind];
  const where = { file, path, at, value: "" };
  if (name.length > limit.longest) {
    const message = `makes the ${kind} name "${quote(name)}": ${name.length} characters, and AWS allows ${limit.longest}`;
    return { ...where, rule: "name-length", message };
  }
  if (limit.pattern.test(name)) return undefined;
  return { ...where, rule: "name-illegal", message: `makes the ${kind} name "${name}", which AWS refuses` };
}

function collision(derived: DerivedName, owners: Map<string, string>): (Problem & InFile) | undefined {
  const { kind, name, file, path, at = "key" } = derived;
  const { unique }: NameLimit = NAME_LIMITS[kind];
  // Two environments with one lock table have a rule of their own, which says how to part them.
  if (unique === "none" || kind === "DynamoDB table") return undefined;
  const key = [kind, name, ...scopeOf(unique, derived)].join("\n");
  const here = pathText(path);
  const owner = owners.get(key) ?? here;
  owners.set(key, owner);
  if (owner === here) return undefined;
  const message = `makes the ${kind} name "${name}", as ${owner} does`;
  return { file, path, at, rule: "name-collision", message, value: "" };
}

function scopeOf(unique: NameLimit["unique"], { account, region }: DerivedName): string[] {
  return unique === "world" ? [] : unique === "account" ? [account] : [account, region];
}
