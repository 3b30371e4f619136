import type { z } from "zod";

import { plural } from "../catalogue/plural";
import type { Path } from "./path";
import type { Problem } from "./problem";
import { quote } from "./quote";
import { didYouMean } from "./suggest";

/** A value of another type than the one expected, or none where one is needed. */
export function wrongType(path: Path, expected: string, data: unknown): Problem {
  if (data === undefined) return { path, rule: "missing", message: "is missing", value: "" };
  return {
    path,
    rule: "wrong-type",
    message: `must be ${expected}, and is ${typeOf(data)}`,
    ...typeHint(data, expected),
  };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  boolean: "true or false",
  string: "text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "a map",
  record: "a map",
};

/** What one of zod's issues says about a value, in the words of findings. */
export function describeIssue(issue: z.core.$ZodIssue, data: unknown, parent: Path): Problem {
  const path = [...parent, ...(issue.path as (string | number)[])];
  const found = issue.path.reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown>)[step], data);
  switch (issue.code) {
    case "invalid_type":
      return wrongType(path, TYPE_NAMES[issue.expected] ?? issue.expected, found);
    case "invalid_value": {
      const values = issue.values.map(String);
      const quotable = typeof found === "number" && values.includes(String(found));
      const hint =
        typeof found === "string" ? didYouMean(found, values) : quotable ? `quote it: "${found}"` : undefined;
      if (found === undefined) return wrongType(path, "", found);
      return { path, rule: "unknown-value", message: `must be ${oneOf(values)}`, ...(hint ? { hint } : {}) };
    }
    case "too_small":
      return {
        path,
        rule: "range",
        message: `must ${amount("at least", issue.minimum, issue.origin)}`,
      };
    case "too_big":
      return { path, rule: "range", message: `must ${amount("at most", issue.maximum, issue.origin)}` };
    case "custom": {
      const { rule, hint } = (issue.params ?? {}) as { rule?: string; hint?: string };
      return { path, rule: rule ?? "invalid", message: issue.message, ...(hint ? { hint } : {}) };
    }
    default:
      return { path, rule: "invalid", message: issue.message };
  }
}

function amount(bound: string, count: number | bigint, origin: string): string {
  const unit = origin === "string" ? "character" : origin === "array" ? "item" : undefined;
  return unit ? `have ${bound} ${plural(Number(count), unit)}` : `be ${bound} ${count}`;
}

function oneOf(values: readonly string[]): string {
  if (values.length > 12) return `one of ${values.length} known values`;
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)!}`;
}

function typeOf(data: unknown): string {
  if (data === null) return "empty";
  if (Array.isArray(data)) return "a list";
  if (typeof data === "object") return "a map";
  return typeof data === "string" ? `the text ${quote(JSON.stringify(data))}` : `the ${typeof data} ${quote(data)}`;
}

function typeHint(data: unknown, expected: string): { hint?: string } {
  if (expected === "true or false" && typeof data === "string" && /^(yes|no|on|off|true|false)$/i.test(data)) {
    return { hint: `write ${/^(yes|on|true)$/i.test(data) ? "true" : "false"}, without quotes` };
  }
  if (expected.includes("number") && typeof data === "string" && /^-?\d[\d_,]*$/.test(data)) {
    return { hint: `write ${data.replace(/[_,]/g, "")}, without quotes` };
  }
  // The number as it was read may not be what was written: 1.30 is 1.3 by now.
  if (expected === "text" && typeof data === "number") return { hint: "put it in quotes" };
  if (expected === "a list" && typeof data === "string") return { hint: `write a list: [${quote(data)}]` };
  return {};
}
