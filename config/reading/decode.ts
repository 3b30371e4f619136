import { z } from "zod";

import { ABSENT_KEYS } from "./absent-keys";
import { camelKey, type Camel, type Draft } from "./camel";
import { didYouMean, suggest } from "./suggest";
import { describeIssue, wrongType } from "./issue";
import type { Path } from "./path";
import { isPlainMap } from "./plain-map";
import type { Problem } from "./problem";

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
  for (const issue of result.error.issues) problems.push(describeIssue(issue, data, path));
  return undefined;
}

function decodeObject(schema: z.ZodObject, data: unknown, path: Path, problems: Problem[]): unknown {
  if (!isPlainMap(data)) {
    problems.push(wrongType(path, "a map", data));
    return undefined;
  }
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(data).filter((each) => !known.includes(each));
  for (const key of unknown) problems.push(unknownKey([...path, key], key, known));
  const misspelt = new Map(unknown.map((key) => [suggest(key, known), key]));
  const value: Record<string, unknown> = {};
  for (const key of known) {
    const field = schema.shape[key] as z.ZodType;
    const written = misspelt.get(key);
    value[camelKey(key)] =
      Object.hasOwn(data, key) || written === undefined
        ? decodeNode(field, Object.hasOwn(data, key) ? data[key] : undefined, [...path, key], problems)
        : decodeMisspelt(field, data[written], [...path, written], problems);
  }
  return value;
}

/**
 * The value of a misspelt key, read as the one that was meant: the misspelling is one mistake, of which nothing else
 * follows. What is wrong further inside is a mistake of its own.
 */
function decodeMisspelt(field: z.ZodType, data: unknown, path: Path, problems: Problem[]): unknown {
  const found: Problem[] = [];
  const value = decodeNode(field, data, path, found);
  problems.push(...found.filter((each) => each.path.length > path.length));
  return value;
}

function decodeRecord(schema: z.ZodRecord, data: unknown, path: Path, problems: Problem[]): unknown {
  if (!isPlainMap(data)) {
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

function unknownKey(path: Path, key: string, known: readonly string[]): Problem {
  const place = path.slice(-2).join(".");
  const absent = Object.hasOwn(ABSENT_KEYS, place) ? ABSENT_KEYS[place] : undefined;
  const hint = absent ?? didYouMean(key, known) ?? `known keys: ${known.join(", ")}`;
  return { path, rule: "unknown-key", at: "key", message: "is not a key of this section", value: "", hint };
}
