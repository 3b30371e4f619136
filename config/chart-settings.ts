import type { ChartPage } from "./catalogue/workloads/chart-page";
import { chartPagesOf, releaseOf, type ReleasedCharts } from "./catalogue/workloads/charts";
import type { Platform } from "./fleet";
import { camelKey } from "./reading/camel";

/** The sections of platform.yaml about charts, as far as they could be read. */
export interface ChartSections {
  readonly clusterServices?: Partial<Platform["clusterServices"]>;
  readonly observability?: object;
}

/** What platform.yaml says of a page's charts. */
export interface ChartSettings {
  /** Undefined where the file's was refused. */
  readonly version: string | undefined;
  readonly on: boolean;
}

/** What platform.yaml says of a page's charts: which version, and whether clusters run them (S3-76, S3-77). */
export function chartSettings(page: ChartPage, { clusterServices, observability }: ChartSections): ChartSettings {
  const section = (page.layer === "observability" ? observability : clusterServices) ?? {};
  const settings: Readonly<Record<string, unknown>> = { ...section };
  return {
    version: settings[camelKey(page.versionField)] as string | undefined,
    on:
      page.switch === undefined ||
      ((settings[camelKey(page.switch.field)] as boolean | undefined) ?? page.switch.default),
  };
}

/** The charts of a layer that are switched on, in the versions that platform.yaml names (S3-76, S3-77). */
export function releasedCharts<L extends ChartPage["layer"]>(layer: L, platform: Platform): ReleasedCharts<L> {
  const released = chartPagesOf(layer).flatMap(([key, page]) => {
    const { version, on } = chartSettings(page, platform);
    return on ? [[key, releaseOf(page, version!)] as const] : [];
  });
  return Object.fromEntries(released) as unknown as ReleasedCharts<L>;
}
