import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem, valueProblem } from "../config-problem";
import { fieldOf, recordOf } from "../field-of";
import { nearest } from "../nearest";
import { METRIC_BACKENDS, TRACE_BACKENDS } from "./components";

const STORAGE: Path = ["extensions", "jaeger_storage"];

/** Jaeger's storage: each backend is of one kind, and who uses one names one that exists. */
export function storageProblems(data: unknown): readonly Problem[] {
  const storage = fieldOf(data, STORAGE.join("."));
  const traces = recordOf(fieldOf(storage, "backends"));
  const metrics = recordOf(fieldOf(storage, "metric_backends"));
  return [
    ...emptyProblems(data, traces),
    ...kindProblems(traces, [...STORAGE, "backends"], TRACE_BACKENDS),
    ...kindProblems(metrics, [...STORAGE, "metric_backends"], METRIC_BACKENDS),
    ...userProblems(data, traceUsers(data), Object.keys(traces)),
    ...userProblems(data, [["extensions", "jaeger_query", "storage", "metrics"]], Object.keys(metrics)),
  ];
}

function emptyProblems(data: unknown, traces: object): readonly Problem[] {
  const defined = Object.hasOwn(recordOf(fieldOf(data, "extensions")), "jaeger_storage");
  if (!defined || Object.keys(traces).length > 0) return [];
  return [keyProblem(STORAGE, "storage-backend", "needs backends: at least one place for traces")];
}

function kindProblems(backends: object, path: Path, known: readonly string[]): readonly Problem[] {
  return Object.entries(backends).flatMap(([name, backend]) => {
    const [kind, ...more] = Object.keys(recordOf(backend));
    const place = [...path, name];
    if (kind === undefined || more.length > 0) {
      return [keyProblem(place, "storage-backend", `must be of one kind: ${known.join(", ")}`)];
    }
    if (known.includes(kind)) return [];
    const hint = nearest(kind, known, "kinds");
    return [keyProblem([...place, kind], "storage-backend", "is no kind of backend", { hint })];
  });
}

/** Where a place for traces is named. */
function traceUsers(data: unknown): readonly Path[] {
  const exporters = Object.keys(recordOf(fieldOf(data, "exporters")));
  return [
    ["extensions", "jaeger_query", "storage", "traces"],
    ["extensions", "jaeger_query", "storage", "traces_archive"],
    ["extensions", "remote_sampling", "adaptive", "sampling_store"],
    ...exporters
      .filter((id) => id.split("/")[0] === "jaeger_storage_exporter")
      .map((id) => ["exporters", id, "trace_storage"]),
  ];
}

function userProblems(data: unknown, users: readonly Path[], known: readonly string[]): readonly Problem[] {
  return users.flatMap((path) => {
    // An exporter's id may have dots.
    const backend = path.reduce<unknown>((node, step) => recordOf(node)[step], data);
    if (typeof backend !== "string" || known.includes(backend)) return [];
    const hint = nearest(backend, known, "backends") ?? `define it below ${STORAGE.join(".")}`;
    return [valueProblem(path, "undefined-name", "is no storage backend that is defined", { hint })];
  });
}
