import type { Draft } from "../reading/camel";
import type { ClientEntry } from "../registry";
import type { Feature } from "../catalogue/name-purposes";
import { holdsObjects } from "../catalogue/storage/storage-roles";

/** What a deployment of a client has, as far as its entry could be read: what could not be counts by its default. */
export function featuresOf(
  { eks, database, compute, storage, vpn }: Draft<ClientEntry>,
  alertsByMailServer: boolean,
): ReadonlySet<Feature> {
  const cluster = eks?.enabled !== false;
  const roles = storage?.enableDedicatedBuckets ? (storage.roles ?? []) : [];
  const objects = roles.some((role) => role !== undefined && holdsObjects(role));
  const costControl = storage?.costOptimization?.enabled === true && objects;
  const { enabled: copies, roles: wanted = ["data"] } = storage?.replication ?? {};
  const copied = copies === true ? roles.filter((role) => wanted.some((each) => each === role)) : [];
  const has: Readonly<Record<Feature, boolean>> = {
    network: true,
    cluster,
    "cluster alerts by mail": cluster && !alertsByMailServer,
    database: database?.enabled !== false,
    analytics: compute?.analyticsEnabled === true,
    vpn: vpn?.enabled === true,
    buckets: roles.length > 0,
    objects,
    replication: copied.includes("data"),
    "replication of input": copied.includes("input"),
    "replication of output": copied.includes("output"),
    uploads: roles.includes("input") && storage?.notifySuffixes?.length !== 0,
    "cost control": costControl,
    "auto-tagging": costControl && storage.costOptimization?.autoTagging !== false,
  };
  return new Set((Object.keys(has) as Feature[]).filter((feature) => has[feature]));
}
