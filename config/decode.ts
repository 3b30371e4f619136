import { z } from "zod";

import { camelKey, type Camel, type Draft } from "./camel";
import { quote } from "./quote";
import { didYouMean, suggest } from "./suggest";
import type { Path, Problem } from "./yaml-document";

/** What decoding gives: every value that is valid on its own, and a problem for each that is not. */
export interface Decoded<T> {
  readonly value: Draft<Camel<T>> | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Decodes plain data by a schema, field by field: one bad field hides no other, so that checks across fields and
 * clients still see everything that is right. Nothing is coerced; unknown keys are problems; defaults are filled in.
 */
export function decode<S extends z.ZodType>(schema: S, data: unknown, path: Path = []): Decoded<z.output<S>> {
  const problems: Problem[] = [];
  const value = decodeNode(schema, data, path, problems);
  return { value: value as Draft<Camel<z.output<S>>> | undefined, problems };
}

function decodeNode(schema: z.ZodType, data: unknown, path: Path, problems: Problem[]): unknown {
  if (schema instanceof z.ZodPrefault) {
    return decodeNode(
      schema.unwrap() as z.ZodType,
      data === undefined ? schema.def.defaultValue : data,
      path,
      problems,
    );
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    if (data === undefined) return schema.parse(undefined);
    return decodeNode(schema.unwrap() as z.ZodType, data, path, problems);
  }
  if (schema instanceof z.ZodObject) return decodeObject(schema, data, path, problems);
  if (schema instanceof z.ZodRecord) return decodeRecord(schema, data, path, problems);
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject && Array.isArray(data)) {
    return data.map((item: unknown, index) =>
      decodeNode(schema.element as z.ZodType, item, [...path, index], problems),
    );
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  problems.push(...result.error.issues.map((issue) => describe(issue, data, path)));
  return undefined;
}

function decodeObject(schema: z.ZodObject, data: unknown, path: Path, problems: Problem[]): unknown {
  if (!isRecord(data)) {
    problems.push(wrongType(path, "a map", data));
    return undefined;
  }
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(data).filter((each) => !known.includes(each));
  problems.push(...unknown.map((key) => unknownKey([...path, key], key, known)));
  // A misspelt key is one mistake: that the right one is missing goes without saying.
  const meant = new Set(unknown.map((key) => suggest(key, known)));
  const value: Record<string, unknown> = {};
  for (const key of known) {
    const field = schema.shape[key] as z.ZodType;
    const present = Object.hasOwn(data, key);
    if (!present && meant.has(key)) continue;
    value[camelKey(key)] = decodeNode(field, present ? data[key] : undefined, [...path, key], problems);
  }
  return value;
}

function decodeRecord(schema: z.ZodRecord, data: unknown, path: Path, problems: Problem[]): unknown {
  if (!isRecord(data)) {
    problems.push(wrongType(path, "a map", data));
    return undefined;
  }
  // No prototype: a client called "constructor" is a name to refuse, not a property to inherit.
  const value = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(data)) {
    value[key] = decodeNode(schema.valueType as z.ZodType, data[key], [...path, key], problems);
  }
  return value;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function unknownKey(path: Path, key: string, known: readonly string[]): Problem {
  const hint = didYouMean(key, known) ?? `known keys: ${known.join(", ")}`;
  return { path, rule: "unknown-key", at: "key", message: "is not a key of this section", value: "", hint };
}

function wrongType(path: Path, expected: string, data: unknown): Problem {
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

function describe(issue: z.core.$ZodIssue, data: unknown, parent: Path): Problem {
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
      return { path, rule: "range", message: `must be at least ${issue.minimum}${unitOf(issue.origin)}` };
    case "too_big":
      return { path, rule: "range", message: `must be at most ${issue.maximum}${unitOf(issue.origin)}` };
    case "custom": {
      const { rule, hint } = (issue.params ?? {}) as { rule?: string; hint?: string };
      return { path, rule: rule ?? "invalid", message: issue.message, ...(hint ? { hint } : {}) };
    }
    default:
      return { path, rule: "invalid", message: issue.message };
  }
}

function unitOf(origin: string): string {
  return origin === "string" ? " characters" : origin === "array" ? " items" : "";
}

function oneOf(values: readonly string[]): string {
  if (values.length > 8) return `one of ${values.length} known values`;
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length === 1 ? quoted[0]! : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)!}`;
}

function typeOf(data: unknown): string {
  if (data === null) return "empty";
  if (Array.isArray(data)) return "a list";
  if (typeof data === "object") return "a map";
  return typeof data === "string"
    ? `the text ${quote(JSON.stringify(data))}`
    : `the ${typeof data} ${quote(String(data))}`;
}

function typeHint(data: unknown, expected: string): { hint?: string } {
  if (expected === "true or false" && typeof data === "string" && /^(yes|no|on|off|true|false)$/i.test(data)) {
    return { hint: `write ${/^(yes|on|true)$/i.test(data) ? "true" : "false"}, without quotes` };
  }
  if (expected.includes("number") && typeof data === "string" && /^-?\d+$/.test(data)) {
    return { hint: `write ${data}, without quotes` };
  }
  if (expected === "text" && typeof data === "number") return { hint: `quote it: "${data}"` };
  if (expected === "a list") return { hint: "write a list: [a, b]" };
  return {};
}
