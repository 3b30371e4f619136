import { attributesOf, type Attribute } from "../../support/aws-models/attributes";
import {
  DOCUMENTED,
  TAG_VALUE,
  WITHOUT_LIMITS,
  type DocumentedLimit,
} from "../../support/aws-models/documented-limits";
import { readLimits, type ModelLimit } from "../../support/aws-models/limits-file";
import { madeIn, type Documents } from "../../support/synth";
import { countViolations } from "./aws-counts";

const MODEL = readLimits().attributes;

/** Longer than any ARN that a reference stands for here. */
const REFERENCE = "arn:aws:iam::123456789012:role/a-name-of-sixty-four-characters-which-is-as-long-as-a-role-may-be";

/** Values longer, larger, more or other than AWS's models and documentation take, and values nobody has looked up. */
export function limitViolations(documents: Documents): string[] {
  const ofValues = madeIn(documents)
    .filter(({ type }) => type.startsWith("aws_"))
    .flatMap((resource) =>
      attributesOf(resource).flatMap((attribute) =>
        problemsOf(attribute).map((problem) => `${resource.stack}: ${resource.address} ${problem}`),
      ),
    );
  return [...new Set([...ofValues, ...countViolations(documents)])];
}

function problemsOf(attribute: Attribute): string[] {
  const { path } = attribute;
  const model = /tags(_to_add)?\.\*$/.test(path) ? TAG_VALUE : MODEL[path];
  const documented = DOCUMENTED[path];
  if (!model && !documented && !WITHOUT_LIMITS.has(path))
    return [`says ${path}, and no limit of it is known: take the models' facts anew, or look it up`];
  return [...(model ? againstModel(attribute, model) : []), ...(documented ? againstWords(attribute, documented) : [])];
}

function againstModel({ path, value, kind }: Attribute, { min, max, pattern, enum: values }: ModelLimit): string[] {
  const problems = outside(path, sizeOf(value, kind, "characters"), min, max, "the model");
  if (kind === "list" || isReference(value)) return problems;
  if (values && typeof value !== "boolean" && !values.includes(String(value)))
    problems.push(`has ${path} ${String(value)}, which is none of ${values.join(", ")}`);
  if (pattern !== undefined && typeof value === "string" && !expression(pattern).test(value))
    problems.push(`has ${path} ${value.slice(0, 80)}, which is not like ${pattern}`);
  return problems;
}

function againstWords({ path, value, kind }: Attribute, { min, max, pattern, source }: DocumentedLimit): string[] {
  const problems = outside(path, sizeOf(value, kind, "bytes"), min, max, source);
  if (pattern && typeof value === "string" && !isReference(value) && !pattern.test(value))
    problems.push(`has ${path} ${value.slice(0, 80)}, which is not like ${pattern.source} (${source})`);
  return problems;
}

function outside(path: string, size: number | undefined, min = -Infinity, max = Infinity, source: string): string[] {
  if (size === undefined || (size >= min && size <= max)) return [];
  return [`has ${size} of ${path}, and AWS takes ${min === -Infinity ? "" : `${min} to `}${max} (${source})`];
}

function sizeOf(value: Attribute["value"], kind: Attribute["kind"], unit: "bytes" | "characters"): number | undefined {
  if (typeof value === "boolean") return undefined;
  // A list that another resource fills in.
  if (typeof value === "number") return value;
  if (kind === "list" || /^\$\{[^}]*\}$/.test(value)) return undefined;
  const text = value.replace(/\$\{[^}]*\}/g, REFERENCE);
  return unit === "bytes" ? Buffer.byteLength(text) : text.length;
}

function isReference(value: Attribute["value"]): boolean {
  return typeof value === "string" && value.includes("${");
}

const expressions = new Map<string, RegExp>();

/** A pattern of AWS's, which are Java's and mean the whole of a value. */
function expression(pattern: string): RegExp {
  const known =
    expressions.get(pattern) ??
    new RegExp(`^(?:${pattern.replace("\\p{all}", "\\s\\S")})$`, pattern.includes("\\p{L}") ? "u" : "");
  expressions.set(pattern, known);
  return known;
}
