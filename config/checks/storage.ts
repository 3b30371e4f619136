import type { StorageRole } from "../catalogue/storage/storage-roles";
import { OBJECT_PREFIX, OBJECT_PREFIX_ADVICE } from "../catalogue/storage/object-prefix";
import type { Draft } from "../reading/camel";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import { clientEntries, type Check, type ClientEntry, type InFile } from "../registry";

type Storage = Draft<ClientEntry["storage"]>;

/** A client's buckets have what the features it buys need of them (S1-19, S4-09, S4-20), and departments are distinct. */
export const checkStorage: Check = function* (registry) {
  for (const [name, { storage }] of clientEntries(registry)) {
    if (!storage) continue;
    const path = ["clients", name, "storage"];
    yield* featureProblems(storage, path);
    yield* departmentProblems(storage, [...path, "cost_optimization", "departments"]);
  }
};

/** A feature that works with buckets of the client's own. */
interface Feature {
  readonly path: Path;
  readonly enabled: boolean | undefined;
  /** The role whose bucket it works with. */
  readonly role?: StorageRole | undefined;
  readonly hint?: string;
}

function featuresOf({ replication, costOptimization, intelligentTieringRoles }: Storage): Feature[] {
  const copied = replication?.roles?.filter((role) => role !== undefined) ?? [];
  return [
    ...(copied.length === 0 ? [undefined] : copied).map((role, index): Feature => {
      // A role that nobody wrote down is found where the copies were asked for.
      const path = ["replication", ...(role === "data" ? ["enabled"] : ["roles", index])];
      return { path, enabled: replication?.enabled, role };
    }),
    ...(intelligentTieringRoles ?? []).map((role, index): Feature => {
      return { path: ["intelligent_tiering_roles", index], enabled: role !== undefined, role };
    }),
    {
      path: ["cost_optimization", "enabled"],
      enabled: costOptimization?.enabled,
      role: costOptimization?.inventory ? "inventory" : undefined,
      hint: "add inventory to roles, or set cost_optimization.inventory: false",
    },
  ];
}

function* featureProblems(storage: Storage, path: Path): Iterable<Problem & InFile> {
  const { enableDedicatedBuckets: dedicated, roles } = storage;
  if (dedicated === undefined || roles === undefined) return;
  if (dedicated && !roles.includes("logs")) {
    const message = "lacks logs, the bucket for the access logs of the others";
    yield { file: "clients", path: [...path, "roles"], rule: "storage-roles", message, hint: "add logs to roles" };
  }
  for (const { path: feature, enabled, role, hint = `add ${role} to roles` } of featuresOf(storage)) {
    if (!enabled) continue;
    const at = { file: "clients", path: [...path, ...feature], rule: "storage-feature" } as const;
    if (!dedicated) yield { ...at, message: "needs storage.enable_dedicated_buckets: true" };
    else if (role && !roles.includes(role)) yield { ...at, message: `needs a bucket for ${role}`, hint };
  }
}

/** Every object belongs to one department at most: the prefixes end with a slash, and none is part of another (S4-02). */
function* departmentProblems({ costOptimization }: Storage, path: Path): Iterable<Problem & InFile> {
  const prefixes = Object.keys(costOptimization?.departments ?? {});
  for (const prefix of prefixes) {
    const at = { file: "clients", path: [...path, prefix], at: "key", value: "" } as const;
    const outer = prefixes.find((other) => other !== prefix && prefix.startsWith(other));
    if (!OBJECT_PREFIX.test(prefix)) {
      yield { ...at, rule: "object-prefix", message: OBJECT_PREFIX_ADVICE };
    } else if (outer !== undefined) {
      yield { ...at, rule: "department-prefix", message: `lies within ${outer}, another department's` };
    }
  }
}
