import { renderValues, type HelmValues } from "../../../modules/cluster/helm-values";
import { ChartOutlines, OUTLINES_FOLDER, type ChartOutline, type Outline } from "./chart-outlines";
import { SchemaPlace } from "./chart-schema";
import { openPlaces } from "./open-places";
import { schemaProblems } from "./schema-problems";

type Tree = Readonly<Record<string, unknown>>;
type OutlineMap = Exclude<Outline, string>;

/** What a chart says of one place in its values: its own outline, that of the chart it brings along, its schema. */
interface Known {
  readonly outlines: readonly Outline[];
  readonly schema: SchemaPlace | undefined;
}

/** The charts that this project installs, and those that they bring along. */
export const INSTALLED = ChartOutlines.in(OUTLINES_FOLDER);

/**
 * What a chart would ignore or refuse among a release's values: keys that are in neither its values.yaml nor its
 * schema, maps where it has none, and whatever its schema forbids. Helm itself reports only the last.
 */
export function valuesProblems(chart: string, version: string, values: HelmValues): string[] {
  return problemsIn(INSTALLED, chart, version, values);
}

/** The same, by given charts. */
export function problemsIn(
  charts: ChartOutlines,
  name: string,
  version: string,
  values: HelmValues,
  isOpen?: (path: string) => boolean,
): string[] {
  const chart = charts.chart(name, version);
  const plain = JSON.parse(renderValues(values)) as Tree;
  const keys = keyProblems(plain, knownOf(charts, chart), [], isOpen ?? openPlaces(chart));
  return [...keys, ...schemaProblems(chart, plain)];
}

/** Istio's charts keep their defaults under a key of their own, and take values beside it. */
const ISTIO_DEFAULTS = "_internal_defaults_do_not_set";

function knownOf(charts: ChartOutlines, { values, dependencies, schema }: ChartOutline): Known {
  const own = (isFilledMap(values) ? values[ISTIO_DEFAULTS] : undefined) ?? values;
  const brought = dependencies
    .filter(({ name, version }) => charts.has(name, version))
    .map(({ name, alias, version }) => ({ [alias ?? name]: charts.chart(name, version).values }));
  return { outlines: [own, ...brought], schema: schema === undefined ? undefined : new SchemaPlace(schema) };
}

function* keyProblems(
  value: unknown,
  { outlines, schema }: Known,
  path: readonly string[],
  isOpen: (path: string) => boolean,
): Iterable<string> {
  const shown = path.join(".");
  const maps = outlines.filter(isFilledMap);
  const type = outlines.find((each) => typeof each === "string" && each !== "null");
  if (path.at(-1) === "resources") yield* resourceProblems(value, shown);
  if (isOpen(shown)) return;
  if (!isMap(value)) {
    // null takes a default away, whatever it is.
    if (maps.length > 0 && value !== null) yield `${shown} is a map in the chart`;
    return;
  }
  if (maps.length === 0 && type !== undefined) yield `${shown} is a ${type} in the chart, not a map`;
  // An empty map, or null, is where a chart takes any keys, unless its schema names them.
  if (maps.length === 0 && !schema?.namesKeys) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    const known = {
      outlines: maps.flatMap((each) => (Object.hasOwn(each, key) ? [each[key]!] : [])),
      schema: schema?.member(key),
    };
    const isKnown = known.outlines.length > 0 || known.schema !== undefined || isOpen(at.join("."));
    if (!isKnown || key === ISTIO_DEFAULTS) yield `${at.join(".")} is not in the chart`;
    else yield* keyProblems(inner, known, at, isOpen);
  }
}

const RESOURCES = ["requests", "limits", "claims"];

/** No chart lists what Kubernetes takes here. */
function* resourceProblems(value: unknown, shown: string): Iterable<string> {
  for (const key of isMap(value) ? Object.keys(value) : [])
    if (!RESOURCES.includes(key)) yield `${shown}.${key} is neither a request nor a limit`;
}

function isMap(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFilledMap(outline: Outline | undefined): outline is OutlineMap {
  return typeof outline === "object" && Object.keys(outline).length > 0;
}
