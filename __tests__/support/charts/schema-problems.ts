import Ajv, { type FuncKeywordDefinition, type SchemaValidateFunction } from "ajv";
import type { DataValidationCxt } from "ajv/dist/types";

import type { ChartOutline } from "./chart-outlines";

type Tree = Readonly<Record<string, unknown>>;

/**
 * What Helm would refuse: it applies the schema to the chart's own values with the release's laid over them. Of the
 * chart's own only the names are known, so they are taken to fit its schema.
 */
export function schemaProblems({ schema, values }: ChartOutline, given: unknown): string[] {
  if (!isTree(schema)) return [];
  // Ajv knows drafts by their exact address only; the rules themselves it understands.
  const rules = { ...schema, $schema: undefined };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
  const validate = ajv
    .removeKeyword("required")
    .addKeyword(requiredOf(laidOver(values, given)))
    .compile(rules);
  if (validate(withoutNulls(given, values))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const path = stepsOf(instancePath).join(".") || "the values";
    return `${path} ${message} ${JSON.stringify(params)}`;
  });
}

/** JSON Schema's `required`, content with keys that only the chart's own values have. */
function requiredOf(together: unknown): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (keys: readonly string[], map: Tree, _, context?: DataValidationCxt) => {
    const place = stepsOf(context?.instancePath ?? "").reduce(memberOf, together);
    const missing = keys.filter((key) => !Object.hasOwn(map, key) && memberOf(place, key) === undefined);
    validate.errors = missing.map((missingProperty) => ({
      message: `must have required property '${missingProperty}'`,
      params: { missingProperty },
    }));
    return missing.length === 0;
  };
  return { keyword: "required", type: "object", schemaType: "array", validate };
}

/** Helm's way of putting values together: maps are united, null removes, everything else replaces. */
function laidOver(base: unknown, over: unknown): unknown {
  if (!isTree(base) || !isTree(over)) return over;
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(over, key));
  const given = Object.entries(over).filter(([, value]) => value !== null);
  return Object.fromEntries([...kept, ...given.map(([key, value]) => [key, laidOver(memberOf(base, key), value)])]);
}

/** A release's values without the nulls, which are gone when Helm looks at the schema. */
function withoutNulls(given: unknown, base: unknown): unknown {
  if (!isTree(base) || !isTree(given)) return given;
  const members = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(members.map(([key, value]) => [key, withoutNulls(value, memberOf(base, key))]));
}

function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function memberOf(value: unknown, key: string): unknown {
  return isTree(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
