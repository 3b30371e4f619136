import { decode } from "../../../../../config/reading/decode";
import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { didYouMean } from "../../../../../config/reading/suggest";
import { keyProblem, partProblem, valueProblem } from "../config-problem";
import { goDuration, prometheusDuration } from "../duration";
import { fieldOf, isSet, recordOf } from "../field-of";
import { selectorProblem } from "../query-language";
import { LIMITS } from "./keys";
import { LIMIT_VALUES } from "./schema";

const DAY = 86_400_000;

const PATH: Path = ["limits_config"];

/** Limits: known names, values of their form, and a retention that the compactor carries out. */
export function limitProblems(data: unknown): readonly Problem[] {
  const limits = fieldOf(data, "limits_config");
  if (limits !== undefined && recordOf(limits) !== limits) return [partProblem(PATH, "wrong-type", "must be a map")];
  const modelled = Object.keys(LIMIT_VALUES.shape);
  const checked = Object.entries(recordOf(limits)).filter(([key]) => modelled.includes(key));
  const { value, problems } = decode(LIMIT_VALUES, Object.fromEntries(checked), PATH);
  return [
    ...unknownLimits(Object.keys(recordOf(limits))),
    ...problems,
    ...periodProblems(value?.retentionPeriod, [...PATH, "retention_period"]),
    ...streamProblems(value?.retentionStream ?? []),
    ...compactorProblems(data),
    ...neverDeleted(data, value?.retentionPeriod),
  ];
}

/** A warning: the list is one version's, and Loki's versions differ. */
function unknownLimits(keys: readonly string[]): readonly Problem[] {
  return keys
    .filter((key) => !LIMITS.includes(key))
    .map((key) => {
      const more = { hint: didYouMean(key, LIMITS), severity: "warning" } as const;
      return keyProblem([...PATH, key], "unknown-key", "is no limit that Loki documents", more);
    });
}

function spanOf(period: string | undefined): number {
  return period === undefined ? 0 : (goDuration(period) ?? prometheusDuration(period) ?? 0);
}

/** 0 keeps everything. */
function periodProblems(period: string | undefined, path: Path): readonly Problem[] {
  const span = spanOf(period);
  if (span === 0) return [];
  if (span < DAY) return [valueProblem(path, "retention", "must be 24h or more")];
  if (span % DAY === 0) return [];
  const hint = "the index has a table a day: logs stay until their table is through";
  return [valueProblem(path, "retention", "is no multiple of 24h", { hint, severity: "warning" })];
}

/** A stream's own retention, as far as it could be decoded. */
interface Stream {
  readonly selector?: string;
  readonly period?: string;
}

function streamProblems(streams: readonly (Stream | undefined)[]): readonly Problem[] {
  return streams.flatMap((stream, index): Problem[] => {
    const path = [...PATH, "retention_stream", index];
    const wrong = stream?.selector ? selectorProblem(stream.selector) : undefined;
    const selector = partProblem([...path, "selector"], "expression", wrong?.message ?? "");
    return [
      ...(wrong ? [{ ...selector, within: wrong.offset }] : []),
      ...periodProblems(stream?.period, [...path, "period"]),
    ];
  });
}

function compactorProblems(data: unknown): readonly Problem[] {
  const path = ["compactor", "retention_enabled"];
  if (fieldOf(data, path.join(".")) !== true || isSet(fieldOf(data, "compactor.delete_request_store"))) return [];
  return [partProblem(path, "retention", "needs delete_request_store: Loki won't start without it")];
}

function neverDeleted(data: unknown, period: string | undefined): readonly Problem[] {
  const carriedOut = isSet(fieldOf(data, "compactor.retention_enabled")) || isSet(fieldOf(data, "table_manager"));
  if (spanOf(period) <= 0 || carriedOut) return [];
  const hint = "set compactor.retention_enabled and compactor.delete_request_store";
  const message = "deletes nothing without a compactor that carries it out";
  return [valueProblem([...PATH, "retention_period"], "retention", message, { hint, severity: "warning" })];
}
