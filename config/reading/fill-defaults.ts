import { z } from "zod";

import { isPlainMap, type PlainMap } from "./plain-map";

/**
 * Plain data of a file with what its schema fills in, in the file's own spelling: a default that is written out is the
 * same as one that is left out. What the schema refuses or doesn't know stays as it is, so that files of an older schema
 * can be compared, too.
 */
export function fillDefaults(schema: z.ZodType, data: unknown): unknown {
  if (schema instanceof z.ZodPrefault) {
    return fillDefaults(schema.unwrap() as z.ZodType, data === undefined ? schema.def.defaultValue : data);
  }
  if (schema instanceof z.ZodDefault) {
    return fillDefaults(schema.unwrap() as z.ZodType, data === undefined ? schema.def.defaultValue : data);
  }
  if (data === undefined) return undefined;
  if (schema instanceof z.ZodOptional) return fillDefaults(schema.unwrap() as z.ZodType, data);
  if (schema instanceof z.ZodArray && Array.isArray(data)) {
    return data.map((item: unknown) => fillDefaults(schema.element as z.ZodType, item));
  }
  if (!isPlainMap(data)) return data;
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const keys = [...new Set([...Object.keys(data), ...Object.keys(shape)])];
    return mapOf(keys, (key) => {
      const value = Object.hasOwn(data, key) ? data[key] : undefined;
      return Object.hasOwn(shape, key) ? fillDefaults(shape[key]!, value) : value;
    });
  }
  if (schema instanceof z.ZodRecord) {
    return mapOf(Object.keys(data), (key) => fillDefaults(schema.valueType as z.ZodType, data[key]));
  }
  return data;
}

/** Without a prototype: a client called "constructor" is a key like any other. */
function mapOf(keys: readonly string[], valueOf: (key: string) => unknown): PlainMap {
  const map = Object.create(null) as Record<string, unknown>;
  for (const key of keys) {
    const value = valueOf(key);
    if (value !== undefined) map[key] = value;
  }
  return map;
}
