import type { Draft } from "../reading/camel";
import { definedOf } from "../reading/defined-of";
import type { ClientEntry, Deployment } from "../registry";

/** A cluster's settings, as far as they could be read. */
export type EksDraft = Draft<ClientEntry["eks"]>;

/** The cluster of one deployment, with what a further one sizes differently; undefined where none runs. */
export function clusterOf({ entry, path }: Deployment): EksDraft | undefined {
  if (entry.enabled === false || !entry.eks || entry.eks.enabled === false) return undefined;
  const further = path[2] === "also_in" ? entry.alsoIn?.[Number(path[3])]?.eks : undefined;
  return { ...entry.eks, ...definedOf(further ?? {}) };
}
