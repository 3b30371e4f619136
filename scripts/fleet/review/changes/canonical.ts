import { isPlainMap } from "../../../../config/reading/plain-map";
import { decoded, documentIn } from "./inner-document";
import { isOrdered } from "./ordered-lists";

/** How a value is read. */
export interface Manner {
  /** Of the resource, for lists whose order says something; empty for providers and outputs. */
  readonly type: string;
  /** Arguments of a resource, a JSON text, or one whose lists are sets: a policy. */
  readonly within: "body" | "json" | "sets";
}

/** A text that two values share exactly where Terraform and AWS take them for the same. */
export function canonical(value: unknown, path: string, manner: Manner): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return ofText(value, path, manner);
  if (Array.isArray(value)) return ofList(value, path, manner);
  if (isPlainMap(value)) {
    const keys = Object.keys(value)
      .sort()
      .filter((key) => value[key] !== undefined && value[key] !== null);
    const inner = (key: string): string => (path === "" ? key : `${path}.${key}`);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], inner(key), manner)}`).join()}}`;
  }
  // Terraform takes 5 and "5" for the same; in JSON they differ.
  return manner.within === "json" ? JSON.stringify(value) : JSON.stringify(`${value as number | boolean}`);
}

/** Whether it is a text, number or boolean. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function ofText(text: string, path: string, manner: Manner): string {
  const inner = documentIn(text, path);
  if (inner) return canonical(inner.value, path, { ...manner, within: inner.unordered ? "sets" : "json" });
  return JSON.stringify(decoded(text));
}

function ofList(list: readonly unknown[], path: string, manner: Manner): string {
  const members = list.map((each) => canonical(each, path, manner));
  if (manner.within === "json") return `[${members.join()}]`;
  if (manner.within === "sets") return members.length === 1 ? members[0]! : `[${[...new Set(members)].sort().join()}]`;
  if (members.length === 1 && isPlainMap(list[0])) return members[0]!;
  return `[${(isOrdered(manner.type, path) ? members : members.sort()).join()}]`;
}
