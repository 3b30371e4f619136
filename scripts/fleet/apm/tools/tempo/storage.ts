import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem, valueProblem } from "../config-problem";
import { fieldOf, isSet } from "../field-of";
import { nearest } from "../nearest";

/** Backends, with the fields of their section that say where traces are. */
const BACKENDS: Readonly<Record<string, readonly string[]>> = {
  local: ["path"],
  s3: ["bucket", "endpoint"],
  gcs: ["bucket_name"],
  azure: ["container_name", "storage_account_name"],
};

/** The backend of traces exists, and its section says where it is. */
export function storageProblems(data: unknown): readonly Problem[] {
  const path = ["storage", "trace", "backend"];
  const backend = fieldOf(data, path.join("."));
  if (typeof backend !== "string") return [];
  const needed = Object.hasOwn(BACKENDS, backend) ? BACKENDS[backend] : undefined;
  if (!needed) {
    const hint = nearest(backend, Object.keys(BACKENDS), "backends");
    return [valueProblem(path, "object-store", "is no backend of Tempo", { hint })];
  }
  const section = `storage.trace.${backend}`;
  if (!isSet(fieldOf(data, section))) {
    return [valueProblem(path, "object-store", `needs ${section}, which says where it is`)];
  }
  return needed
    .filter((field) => !isSet(fieldOf(data, `${section}.${field}`)))
    .map((field) => keyProblem(["storage", "trace", backend], "missing", `needs ${field}`));
}
