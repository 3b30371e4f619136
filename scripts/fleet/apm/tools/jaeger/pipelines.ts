import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { didYouMean } from "../../../../../config/reading/suggest";
import { keyProblem, partProblem, valueProblem } from "../config-problem";
import { nearest } from "../nearest";
import { KINDS, TYPES, type Kind } from "./components";

/** Components that are defined, by kind. */
export type Defined = Readonly<Record<Kind, readonly string[]>>;

/** A pipeline as far as it could be decoded. */
export interface Pipeline {
  readonly receivers?: readonly (string | undefined)[];
  readonly processors?: readonly (string | undefined)[];
  readonly exporters?: readonly (string | undefined)[];
}

const STAGES = ["receivers", "processors", "exporters"] as const;

const SIGNALS = ["traces", "metrics", "logs", "profiles"];

/** `type` or `type/name`. */
const ID = /^[a-zA-Z][0-9a-zA-Z_]{0,62}(?:\/\S{1,1024})?$/;

interface Use {
  readonly kind: Kind;
  readonly id: string;
  readonly path: Path;
}

/** Pipelines and extensions: each uses what is defined, and each definition is used. */
export function pipelineProblems(
  pipelines: Readonly<Record<string, Pipeline | undefined>>,
  extensions: readonly (string | undefined)[],
  defined: Defined,
): readonly Problem[] {
  const uses = [
    ...usesOf("extensions", extensions, ["service", "extensions"]),
    ...Object.entries(pipelines).flatMap(([name, pipeline]) =>
      STAGES.flatMap((kind) => usesOf(kind, pipeline?.[kind] ?? [], ["service", "pipelines", name, kind])),
    ),
  ];
  const used = new Set(uses.map(({ kind, id }) => `${kind} ${id}`));
  return [
    ...Object.entries(pipelines).flatMap(([name, pipeline]) => shapeProblems(name, pipeline)),
    ...undefinedUses(uses, defined),
    ...KINDS.flatMap((kind) => defined[kind].flatMap((id) => definitionProblems(kind, id, used))),
  ];
}

function usesOf(kind: Kind, ids: readonly (string | undefined)[], path: Path): readonly Use[] {
  return ids.flatMap((id, index) => (id === undefined ? [] : [{ kind, id, path: [...path, index] }]));
}

function shapeProblems(name: string, pipeline: Pipeline | undefined): readonly Problem[] {
  const path = ["service", "pipelines", name];
  const signal = name.split("/")[0]!;
  const message = `must be named after one of ${SIGNALS.join(", ")}`;
  const unknown = SIGNALS.includes(signal)
    ? []
    : [keyProblem(path, "pipeline", message, { hint: didYouMean(signal, SIGNALS) })];
  const empty = (["receivers", "exporters"] as const).filter((kind) => pipeline?.[kind]?.length === 0);
  return [...unknown, ...empty.map((kind) => partProblem([...path, kind], "pipeline", "is empty: nothing would flow"))];
}

/** A connector ends one pipeline as an exporter and begins another as a receiver. */
function undefinedUses(uses: readonly Use[], defined: Defined): readonly Problem[] {
  const known = {
    ...defined,
    receivers: [...defined.receivers, ...defined.connectors],
    exporters: [...defined.exporters, ...defined.connectors],
  };
  const sets = Object.fromEntries(KINDS.map((kind) => [kind, new Set(known[kind])])) as Record<Kind, Set<string>>;
  return uses
    .filter(({ kind, id }) => !sets[kind].has(id))
    .map(({ kind, id, path }) => {
      const hint = nearest(id, known[kind], kind) ?? `define it below ${kind}`;
      return valueProblem(path, "undefined-name", `is not defined in ${kind}`, { hint });
    });
}

function definitionProblems(kind: Kind, id: string, used: ReadonlySet<string>): readonly Problem[] {
  const path = [kind, id];
  if (!ID.test(id)) return [keyProblem(path, "component", "is no component's id: type, or type/name")];
  const type = id.split("/")[0]!;
  const hint = didYouMean(type, TYPES[kind]);
  const message = `is no type of ${kind} in Jaeger's own program`;
  const unknown = TYPES[kind].includes(type)
    ? []
    : [keyProblem(path, "component", message, { hint, severity: "warning" })];
  const places = kind === "connectors" ? ["receivers", "exporters"] : [kind];
  if (places.some((place) => used.has(`${place} ${id}`))) return unknown;
  const where = kind === "extensions" ? "service.extensions" : "any pipeline";
  return [
    ...unknown,
    keyProblem(path, "unused", `is not named in ${where}, and so does nothing`, { severity: "warning" }),
  ];
}
