import type { ChartPage, ChartVersion } from "../catalogue/workloads/chart-page";
import { CHART_PAGES } from "../catalogue/workloads/chart-pages";
import { runsOn } from "../catalogue/workloads/charts";
import { chartSettings } from "../chart-settings";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, Registry, InFile } from "../registry";

/** Charts run on their clients' Kubernetes versions; versions that are unknown here, or no longer supported, are warned about. */
export const checkChartVersions: Check = function* (registry) {
  const { platform, today } = registry;
  if (!platform) return;
  for (const page of Object.values<ChartPage>(CHART_PAGES)) {
    const { version, on } = chartSettings(page, platform);
    // What is switched off runs nowhere, whatever its version.
    if (version === undefined || !on) continue;
    const { versions } = page;
    const known = versions[version];
    const at = { file: "platform", path: pathOf(page), rule: "chart-version" } as const;
    if (!known) {
      const message = "is a version that this project has not rendered its values with";
      yield { ...at, severity: "warning", message, hint: `rendered: ${Object.keys(versions).join(", ")}` };
      continue;
    }
    if (isPast(known, today)) {
      const supported = Object.keys(versions).filter((each) => !isPast(versions[each]!, today));
      const message = `has had no support since ${known.isAbout ? "about " : ""}${known.supportEnds}`;
      yield { ...at, severity: "warning", message, hint: supportHint(supported) };
    }
    yield* misfits(registry, page, version, known);
  }
};

/** A day that was only about known counts a quarter later: by then the next release has moved it or made it true. */
function isPast({ supportEnds, isAbout }: ChartVersion, today: string): boolean {
  if (supportEnds === undefined) return false;
  const last = new Date(`${supportEnds}T00:00:00Z`);
  if (isAbout) last.setUTCMonth(last.getUTCMonth() + 3);
  return last.toISOString().slice(0, 10) < today;
}

function supportHint(supported: readonly string[]): string {
  return supported.length > 0 ? `supported: ${supported.join(", ")}` : "look for a newer version of the chart";
}

/** The clusters that a version can't run in: where they say a Kubernetes version of their own, it is theirs to change. */
function* misfits(
  registry: Registry,
  page: ChartPage,
  version: string,
  known: ChartVersion,
): Iterable<Problem & InFile> {
  const path = pathOf(page);
  const usual = registry.platform?.kubernetes?.version;
  const seen = new Set<string>();
  for (const { client, entry } of registry.deployments) {
    if (!entry.eks || entry.enabled === false) continue;
    const own = entry.eks.version;
    const kubernetes = own ?? usual;
    const place = own === undefined ? "" : client;
    if (kubernetes === undefined || runsOn(known, kubernetes) || seen.has(place)) continue;
    seen.add(place);
    const field = path.join(".");
    const at = { rule: "chart-version", hint: fittingVersions(page, field, kubernetes) };
    if (own === undefined) {
      const message = `runs on Kubernetes ${rangeOf(known)}, and ${client} has ${kubernetes}`;
      yield { ...at, file: "platform", path, message };
    } else {
      const message = `can't run ${field} ${version}, which is for Kubernetes ${rangeOf(known)}`;
      yield { ...at, file: "clients", path: ["clients", client, "eks", "version"], message };
    }
  }
}

/** The setting that chooses the version. */
function pathOf({ layer, versionField }: ChartPage): Path {
  return [layer.replace("-", "_"), versionField];
}

function fittingVersions({ versions }: ChartPage, field: string, kubernetes: string): string {
  const fitting = Object.keys(versions).filter((each) => runsOn(versions[each]!, kubernetes));
  if (fitting.length === 0) return `no version that this project knows runs on ${kubernetes}`;
  return `on ${kubernetes} runs ${field} ${fitting.join(" or ")}`;
}

function rangeOf({ kubernetes: { min, max } }: ChartVersion): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  return min === undefined ? `${max} and older` : `${min} and newer`;
}
