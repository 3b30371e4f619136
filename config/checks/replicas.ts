import { optInRegion } from "./opt-in-region";
import { unknownRegion } from "./unknown-region";
import type { Check } from "../registry";
import { ENVIRONMENTS } from "../catalogue/environments";

/** Copies of shared buckets go to a region that is none of the environment's own (S0-07). */
export const checkReplicas: Check = function* ({ platform }) {
  const settings = ENVIRONMENTS.flatMap((environment) => {
    const each = platform?.environments?.[environment];
    return each ? [{ environment, ...each }] : [];
  });
  for (const { environment, replicaRegion, regions } of settings) {
    if (replicaRegion === undefined) continue;
    const at = { file: "platform", path: ["environments", environment, "replica_region"], rule: "region" } as const;
    const unknown = unknownRegion(replicaRegion);
    const optIn = optInRegion(replicaRegion);
    if (unknown) yield { ...at, ...unknown };
    else if (regions && Object.hasOwn(regions, replicaRegion)) {
      yield { ...at, message: "is one of the environment's own regions: a copy belongs elsewhere" };
    } else if (optIn) yield { ...at, severity: "warning", ...optIn };
  }
  if (platform?.sharedStorage?.replication && settings.every(({ replicaRegion }) => replicaRegion === undefined)) {
    const message = "copies nothing: no environment has a replica_region";
    yield { file: "platform", path: ["shared_storage", "replication"], rule: "storage-feature", message };
  }
};
