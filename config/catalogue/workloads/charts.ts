import type { ChartPage, ChartVersion } from "./chart-page";
import { CHART_PAGES } from "./chart-pages";

/** One exact version of a Helm chart, and where it is published. */
export interface Chart {
  /** The address of a chart repository, or of a registry: `oci://…`. */
  readonly repository: string;
  readonly name: string;
  /** A full version: a constraint would let a plan change without a change of the project. */
  readonly version: string;
}

type Pages = typeof CHART_PAGES;

/** A page by this project's name for it. */
export type ChartKey = keyof Pages;

/** The pages of one layer. */
export type ChartKeyOf<L extends ChartPage["layer"]> = {
  [K in ChartKey]: Pages[K]["layer"] extends L ? K : never;
}[ChartKey];

/** What of a page is released: its chart, or its charts by their names where there are several. */
export type ReleasedPage<K extends ChartKey> = Pages[K]["charts"] extends readonly [string]
  ? Chart
  : Readonly<Record<Pages[K]["charts"][number], Chart>>;

/** The charts that a layer releases, by page: what is switched off is left out. */
export type ReleasedCharts<L extends ChartPage["layer"]> = {
  readonly [K in ChartKeyOf<L> as Pages[K] extends { switch: object } ? never : K]: ReleasedPage<K>;
} & {
  readonly [K in ChartKeyOf<L> as Pages[K] extends { switch: object } ? K : never]?: ReleasedPage<K>;
};

/** The pages of one layer, in their order, with their names. */
export function chartPagesOf<L extends ChartPage["layer"]>(layer: L): readonly [ChartKeyOf<L>, ChartPage][] {
  const pages = Object.entries<ChartPage>(CHART_PAGES).filter(([, page]) => page.layer === layer);
  return pages as [ChartKeyOf<L>, ChartPage][];
}

/** The version of a page's charts where platform.yaml names none. */
export function defaultVersion({ versions }: Pick<ChartPage, "versions">): string {
  return Object.keys(versions)[0]!;
}

/** What of a page is released in one version, known here or not. */
export function releaseOf(page: ChartPage, version: string): Chart | Readonly<Record<string, Chart>> {
  const chart = (name: string): Chart => ({ repository: page.repository, name, version });
  const [first, ...others] = page.charts;
  return others.length === 0 ? chart(first) : Object.fromEntries(page.charts.map((name) => [name, chart(name)]));
}

/** Whether a version of a chart runs on a Kubernetes minor version. */
export function runsOn({ kubernetes: { min, max } }: ChartVersion, kubernetesVersion: string): boolean {
  const minor = minorOf(kubernetesVersion);
  return (min === undefined || minorOf(min) <= minor) && (max === undefined || minor <= minorOf(max));
}

/** The second number of a version such as `1.35` or `1.35.0`. */
export function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}
