import type { Draft } from "../reading/camel";
import type { ClientEntry } from "../registry";
import type { Feature } from "../catalogue/name-purposes";

/** What a deployment of a client has, as far as its entry could be read: what could not be counts by its default. */
export function featuresOf(
  { eks, database, compute, storage, vpn }: Draft<ClientEntry>,
  alertsByMailServer: boolean,
): ReadonlySet<Feature> {
  const cluster = eks?.enabled !== false;
  const roles = storage?.enableDedicatedBuckets ? (storage.roles ?? []) : [];
  const costControl =
    storage?.costOptimization?.enabled === true && roles.some((role) => role !== "logs" && role !== "inventory");
  const has: Readonly<Record<Feature, boolean>> = {
    network: true,
    cluster,
    "cluster alerts by mail": cluster && !alertsByMailServer,
    database: database?.enabled !== false,
    analytics: compute?.analyticsEnabled === true,
    vpn: vpn?.enabled === true,
    buckets: roles.length > 0,
    replication: roles.includes("data") && storage?.replication?.enabled === true,
    uploads: roles.includes("input") && storage?.notifySuffixes?.length !== 0,
    "cost control": costControl,
    "auto-tagging": costControl && storage.costOptimization?.autoTagging !== false,
  };
  return new Set((Object.keys(has) as Feature[]).filter((feature) => has[feature]));
}
