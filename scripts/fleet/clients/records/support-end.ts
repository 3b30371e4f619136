import { KUBERNETES_VERSIONS } from "../../../../config/catalogue/kubernetes-versions";
import { plural } from "../../../../config/catalogue/plural";

/** A Kubernetes version with the days until EKS stops supporting it. */
export interface SupportEnd {
  readonly version: string;
  /** Last days, YYYY-MM-DD; null for a version that the table of versions lacks. */
  readonly standardUntil: string | null;
  readonly extendedUntil: string | null;
  /** Days from today to those; below 0 once it is over. */
  readonly standardDays: number | null;
  readonly extendedDays: number | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a version is supported, seen from a day (YYYY-MM-DD). */
export function supportEnd(version: string, today: string): SupportEnd {
  const { standardUntil = null, extendedUntil = null } = Object.hasOwn(KUBERNETES_VERSIONS, version)
    ? KUBERNETES_VERSIONS[version]!
    : {};
  return {
    version,
    standardUntil,
    extendedUntil,
    standardDays: daysUntil(standardUntil),
    extendedDays: daysUntil(extendedUntil),
  };

  function daysUntil(day: string | null): number | null {
    return day === null ? null : Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  }
}

/** In a few words: "1.35 (207 days)"; paid extended support and its end are said as such. */
export function supportText({ version, standardDays, extendedDays }: SupportEnd): string {
  if (standardDays === null || extendedDays === null) return `${version} (end unknown)`;
  if (standardDays >= 0) return `${version} (${days(standardDays)})`;
  return extendedDays >= 0 ? `${version} (extended, ${days(extendedDays)})` : `${version} (support ended)`;
}

function days(count: number): string {
  return plural(count, "day");
}
