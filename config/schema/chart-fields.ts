import { z } from "zod";

import type { ChartPage } from "../catalogue/workloads/chart-page";
import type { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import { chartPagesOf, defaultVersion, type ChartKeyOf } from "../catalogue/workloads/charts";
import { patterned } from "./fields";

type Layer = ChartPage["layer"];
type PageOf<L extends Layer> = (typeof CHART_PAGES)[ChartKeyOf<L>];
type FieldOf<P> = P extends { switch: { field: infer F extends string } } ? F : never;
type SwitchOf<L extends Layer> = FieldOf<PageOf<L>>;

/** A setting that is on or off, and on by default unless it says otherwise. */
export const enabled = (what: string, usual = true): z.ZodDefault<z.ZodBoolean> =>
  z.boolean().default(usual).describe(`${what} Default ${usual}.`);

/** The switches of a layer's charts, as fields of platform.yaml. */
export function switchFields<L extends Layer>(layer: L): Readonly<Record<SwitchOf<L>, z.ZodDefault<z.ZodBoolean>>> {
  const switches = chartPagesOf(layer).flatMap(([, page]) => page.switch ?? []);
  const fields = switches.map((each) => [each.field, enabled(each.does, each.default)]);
  return Object.fromEntries(fields) as Record<SwitchOf<L>, z.ZodDefault<z.ZodBoolean>>;
}

/** The versions of a layer's charts, as fields of platform.yaml. */
export function versionFields<L extends Layer>(
  layer: L,
): Readonly<Record<PageOf<L>["versionField"], z.ZodDefault<z.ZodString>>> {
  const fields = chartPagesOf(layer).map(([, page]) => [page.versionField, chartVersion(defaultVersion(page))]);
  return Object.fromEntries(fields) as Record<PageOf<L>["versionField"], z.ZodDefault<z.ZodString>>;
}

function chartVersion(version: string): z.ZodDefault<z.ZodString> {
  return patterned(
    "chart-version",
    /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/,
    "must be a full chart version such as 9.59.0",
  )
    .default(version)
    .describe(`Helm chart version. Default ${version}.`);
}
