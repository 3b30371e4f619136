import Ajv, { type FuncKeywordDefinition, type SchemaValidateFunction, type ValidateFunction } from "ajv";
import type { DataValidationCxt } from "ajv/dist/types";

import type { ChartOutline } from "./chart-outlines";

type Tree = Readonly<Record<string, unknown>>;

/**
 * What Helm would refuse: it applies the schema to the chart's own values with the release's laid over them. Of the
 * chart's own only the names are known, so they are taken to fit its schema.
 */
export function schemaProblems({ schema, values }: ChartOutline, given: unknown): string[] {
  if (!isTree(schema)) return [];
  const validate = validatorOf(schema);
  if (validate.call({ together: laidOver(values, given) }, withoutNulls(given, values))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const path = stepsOf(instancePath).join(".") || "the values";
    return `${path} ${message} ${JSON.stringify(params)}`;
  });
}

/** What a validator is called on: a chart's own values with the release's laid over them. */
interface Context {
  readonly together: unknown;
}

/** Compiling a chart's schema takes a hundred times as long as using it. */
const validators = new WeakMap<Tree, ValidateFunction>();

function validatorOf(schema: Tree): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false, passContext: true });
  // Ajv knows drafts by their exact address only; the rules themselves it understands.
  const rules = { ...schema, $schema: undefined };
  const validate = ajv.removeKeyword("required").addKeyword(REQUIRED).compile(rules);
  validators.set(schema, validate);
  return validate;
}

/** JSON Schema's `required`, content with keys that only the chart's own values have. */
const REQUIRED: FuncKeywordDefinition = {
  keyword: "required",
  type: "object",
  schemaType: "array",
  validate: validateRequired as SchemaValidateFunction,
};

function validateRequired(this: Context, keys: readonly string[], map: Tree, _: unknown, data?: DataValidationCxt) {
  const place = stepsOf(data?.instancePath ?? "").reduce(memberOf, this.together);
  const missing = keys.filter((key) => !Object.hasOwn(map, key) && memberOf(place, key) === undefined);
  const errors = missing.map((missingProperty) => ({
    message: `must have required property '${missingProperty}'`,
    params: { missingProperty },
  }));
  (validateRequired as SchemaValidateFunction).errors = errors;
  return errors.length === 0;
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
