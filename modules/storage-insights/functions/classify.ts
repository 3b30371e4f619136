import { departmentOf, type Departments } from "./department";

/** A tag of an object. */
export interface ObjectTag {
  readonly key: string;
  readonly value: string;
}

const CONTENT_TYPES: Readonly<Record<string, readonly string[]>> = {
  Logs: [".log"],
  Images: [".jpg", ".jpeg", ".png", ".gif"],
  Documents: [".pdf", ".doc", ".docx"],
  JSON: [".json"],
};

const LARGE_ABOVE_BYTES = 1073741824;
const MEDIUM_ABOVE_BYTES = 104857600;

/**
 * What an object's key and size say about it (S4-16), the weightiest first: where an object has no room for all, the
 * last ones go. Retention depends on DataType, reports on the department, and nothing on the content type.
 */
export function classify(key: string, sizeBytes: number, departments: Departments): ObjectTag[] {
  const department = departmentOf(key, departments);
  const content = contentType(key);
  return [
    ...(isCompliance(key) ? [tag("DataType", "Compliance"), tag("RetentionYears", "7")] : []),
    ...(department !== undefined ? [tag("Department", department), tag("CostCenter", department)] : []),
    tag("SizeCategory", sizeCategory(sizeBytes)),
    ...(content !== undefined ? [tag("ContentType", content)] : []),
  ];
}

/** A whole segment of the path: `non-compliance.txt` is none (M-33). */
function isCompliance(key: string): boolean {
  return key.toLowerCase().split("/").includes("compliance");
}

function contentType(key: string): string | undefined {
  const lower = key.toLowerCase();
  return Object.keys(CONTENT_TYPES).find((type) => CONTENT_TYPES[type]!.some((ending) => lower.endsWith(ending)));
}

function sizeCategory(bytes: number): string {
  if (bytes > LARGE_ABOVE_BYTES) return "Large";
  return bytes > MEDIUM_ABOVE_BYTES ? "Medium" : "Small";
}

function tag(key: string, value: string): ObjectTag {
  return { key, value };
}
