import type { LifecycleOptions } from "../catalogue/storage/lifecycle";
import type { StorageRole } from "../catalogue/storage/storage-roles";

/** What a client says of tiering. */
interface Tiering {
  readonly intelligentTieringRoles: readonly StorageRole[];
  readonly costOptimization: { readonly intelligentTiering: boolean };
}

/** What a client chooses about the lifecycle of its bucket of this role; `{}` where the role alone decides. */
export function objectLifecycle({ storage }: { readonly storage: Tiering }, role: StorageRole): LifecycleOptions {
  if (role === "data") return { intelligentTiering: storage.costOptimization.intelligentTiering };
  // Fixed moves to Glacier are what tiers take the place of: S3 moves what nobody reads (M-03, S1-27).
  return storage.intelligentTieringRoles.includes(role) ? { intelligentTiering: true, glacierDays: 0 } : {};
}
