import { DATASOURCES } from "../../../modules/observability/grafana-datasources";

/** One thing that a panel asks. */
export interface Target {
  readonly refId?: string;
  readonly datasource?: { readonly type?: string; readonly uid?: string };
  readonly expr?: string;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly region?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** A picture on a dashboard. */
export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: Target["datasource"];
  readonly targets: readonly Target[];
}

/** What this project's dashboards have of Grafana's shape. */
export interface GrafanaDashboard {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
  readonly panels: readonly Panel[];
}

/** Types of datasources by UID, as Grafana gets them. */
const TYPES: Readonly<Record<string, string>> = {
  [DATASOURCES.metrics]: "prometheus",
  [DATASOURCES.prometheus]: "prometheus",
  [DATASOURCES.logs]: "loki",
  [DATASOURCES.traces]: "tempo",
  [DATASOURCES.cloudwatch]: "cloudwatch",
};

const PANEL_TYPES = ["timeseries", "stat", "gauge", "logs", "table", "bargauge"];
const COLUMNS = 24;

/** Of Grafana 13; an older one is converted at every load, a newer one is not understood. */
const SCHEMA_VERSION = 42;

/** What Grafana would refuse, draw wrongly or leave empty. */
export function dashboardProblems(dashboard: GrafanaDashboard): string[] {
  const { uid, title, schemaVersion, panels } = dashboard;
  return [
    ...(/^[a-z0-9-]{1,40}$/.test(uid) ? [] : [`uid ${uid}`]),
    ...(title ? [] : ["no title"]),
    ...(schemaVersion === SCHEMA_VERSION ? [] : [`schema ${schemaVersion}`]),
    ...(panels.length > 0 ? [] : ["no panels"]),
    ...repeated(panels.map(({ id }) => `panel ${id}`)),
    ...panels.flatMap((panel) => panelProblems(panel).map((problem) => `${panel.title}: ${problem}`)),
    ...overlaps(panels),
    ...unknownVariables(dashboard),
  ];
}

function panelProblems({ type, title, gridPos, targets, datasource }: Panel): string[] {
  const { x, y, w, h } = gridPos;
  const isInGrid = [x, y, w, h].every(Number.isInteger) && x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= COLUMNS;
  return [
    ...(PANEL_TYPES.includes(type) ? [] : [`type ${type}`]),
    ...(title ? [] : ["no title"]),
    ...(isInGrid ? [] : ["outside the grid"]),
    ...(targets.length > 0 ? [] : ["asks nothing"]),
    ...repeated(targets.map(({ refId = "" }) => `refId ${refId}`)),
    ...targets.flatMap(targetProblems),
    ...(targets.some((target) => target.datasource?.uid !== datasource?.uid) ? ["mixes datasources"] : []),
  ];
}

function targetProblems(target: Target): string[] {
  const { refId, datasource } = target;
  const type = TYPES[datasource?.uid ?? ""];
  return [
    ...(refId ? [] : ["no refId"]),
    ...(type && type === datasource?.type ? [] : [`datasource ${datasource?.type ?? ""}/${datasource?.uid ?? ""}`]),
    ...(datasource?.type === "cloudwatch" ? metricProblems(target) : queryProblems(target.expr ?? "")),
  ];
}

function metricProblems({ namespace, metricName, region, dimensions = {} }: Target): string[] {
  const isWhole = namespace && metricName && region && Object.keys(dimensions).length > 0;
  return isWhole ? [] : ["no metric"];
}

/** Not a parser of PromQL: what a slip of the hand leaves behind. */
function queryProblems(expr: string): string[] {
  if (!expr.trim()) return ["empty query"];
  const withoutTexts = expr.replace(/"(\\.|[^"\\])*"/g, '""');
  const open: string[] = [];
  const closes: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
  for (const character of withoutTexts) {
    if ("([{".includes(character)) open.push(character);
    if (closes[character] && open.pop() !== closes[character]) return [`brackets in ${expr}`];
  }
  return open.length > 0 || (withoutTexts.match(/"/g) ?? []).length % 2 === 1 ? [`brackets in ${expr}`] : [];
}

function overlaps(panels: readonly Panel[]): string[] {
  return panels.flatMap((panel, index) =>
    panels
      .slice(index + 1)
      .filter((other) => isApart(panel.gridPos, other.gridPos) === false)
      .map((other) => `${panel.title} and ${other.title} overlap`),
  );
}

function isApart(a: Panel["gridPos"], b: Panel["gridPos"]): boolean {
  return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

/** Variables of the dashboard's own; those of Grafana begin with two underscores. */
function unknownVariables({ templating, panels }: GrafanaDashboard): string[] {
  const known = templating.list.map(({ name }) => name);
  const texts = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr = "", dimensions = {} }) => [expr, ...Object.values(dimensions)]),
  );
  const used = texts.flatMap((text) => [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name!));
  const own = used.filter((name) => !name.startsWith("__"));
  return [
    ...own.filter((name) => !known.includes(name)).map((name) => `unknown variable ${name}`),
    ...known.filter((name) => !own.includes(name)).map((name) => `unused variable ${name}`),
  ];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} twice`);
}
