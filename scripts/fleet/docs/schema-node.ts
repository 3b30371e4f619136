import { literal } from "../../../config/reading/literal";
import { code, withoutSources } from "./markdown";

/** The part of JSON Schema (draft 7) that the project's schemas use. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly propertyNames?: SchemaNode;
  readonly additionalProperties?: boolean | SchemaNode;
}

/** What may stand in a field, in words. */
export function valueText(node: SchemaNode): string {
  if (node.enum) return node.enum.map(code).join(", ");
  if (node.const !== undefined) return code(node.const);
  if (node.anyOf) return node.anyOf.map(valueText).join(", or ");
  switch (node.type) {
    case "boolean":
      return "`true` or `false`";
    case "integer":
      return ["whole number", bounds(node)].filter(Boolean).join(", ");
    case "number":
      return ["number", bounds(node)].filter(Boolean).join(", ");
    case "string":
      return textForm(node);
    case "array":
      return `list${node.minItems ? `, ${node.minItems} or more` : ""}: ${valueText(node.items ?? {})}`;
    case "object":
      return isMap(node) ? `map: ${valueText(node.additionalProperties)}` : "section";
    default:
      return "anything";
  }
}

/** What a field has when it is left out: a value, or nothing; `required` when it can't be. */
export function defaultText(node: SchemaNode, required: boolean): string {
  if (required) return "**required**";
  return node.default === undefined || isSection(node) ? "" : code(flow(node.default));
}

/** The description, without a last sentence that only repeats the default. */
export function meaningText({ description = "", default: value }: SchemaNode): string {
  const sentences = withoutSources(description);
  if (value === undefined) return sentences;
  return sentences.replace(new RegExp(` ?Default ${literal(flow(value))}\\.$`), "");
}

/** A map from names that people choose to values of one form. */
export function isMap(node: SchemaNode): node is SchemaNode & { readonly additionalProperties: SchemaNode } {
  return typeof node.additionalProperties === "object";
}

/** A fixed set of fields, with a heading of its own. */
export function isSection(node: SchemaNode): boolean {
  return node.properties !== undefined;
}

/** A value as YAML writes it on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(", ")} }`;
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? JSON.stringify(value) : String(value);
}

function bounds({ minimum, maximum }: SchemaNode): string {
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (low !== undefined && high !== undefined) return `${low} to ${high}`;
  return low !== undefined ? `${low} at least` : high !== undefined ? `${high} at most` : "";
}

function textForm({ patternErrorMessage: advice }: SchemaNode): string {
  return advice?.replace(/^(must be|write) /i, "") ?? "text";
}
