import { Token } from "cdktf";

/** What a chart's values are made of; undefined members of a map are left out. */
export type HelmValue =
  | string
  | number
  | boolean
  | null
  | Reference
  | readonly HelmValue[]
  | { readonly [key: string]: HelmValue | undefined };

/** The values of one release. */
export type HelmValues = Readonly<Record<string, HelmValue | undefined>>;

/** What would end the JSON string that a reference stands in, or change its meaning. */
const NOT_IN_JSON_STRINGS = /["\\\p{Cc}]/u;

/** A text with Terraform references or CDKTF tokens in it, which Terraform fills in: the only text that it evaluates. */
export class Reference {
  constructor(readonly text: string) {
    if (NOT_IN_JSON_STRINGS.test(text))
      throw new Error(`A reference among Helm values can hold no quotes, backslashes or control characters: ${text}`);
  }
}

/**
 * The values of a release as text. JSON, which every YAML parser reads: YAML itself folds long texts, tokens among
 * them, and Helm's parser takes a bare `on` or `no` for a boolean. Indented, so that a plan shows which line changes.
 */
export function renderValues(values: HelmValues): string {
  return JSON.stringify(escaped(values), null, 2);
}

/** A text for a field that Helm runs through `tpl`, where `{{` would begin an action: it comes out as it is. */
export function tplLiteral(text: string): string {
  // Backquotes, because some charts turn the value into YAML first, which would escape other quotes.
  return text.replaceAll("{{", "{{`{{`}}");
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function escaped(value: HelmValue): Json {
  if (value instanceof Reference) return value.text;
  if (typeof value === "string") return literal(value);
  if (typeof value === "number") return plainNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(escaped);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[literal(key), escaped(member)]])),
  );
}

/** Text that Terraform hands on unchanged: in its templates, `$${` stands for `${` and `%%{` for `%{`. */
function literal(text: string): string {
  if (Token.isUnresolved(text)) throw new Error(`A token among Helm values must be a Reference: ${text}`);
  return text.replace(/[$%]\{/g, (opening) => opening[0]! + opening);
}

/** A number token is a huge negative double, which JSON would take for a value. */
function plainNumber(value: number): number {
  if (!Number.isFinite(value) || Token.isUnresolved(value))
    throw new Error(`Helm values can't hold the number ${value}: neither tokens nor infinities survive in JSON`);
  return value;
}

function isList(value: readonly HelmValue[] | object): value is readonly HelmValue[] {
  return Array.isArray(value);
}
