import type { NameKind } from "../../../../config/catalogue/name-limits";
import {
  DATABASE_SECRETS,
  MACHINES,
  QUEUES,
  REPLICATIONS,
  ROLES,
  SECURITY_GROUPS,
  STORAGE_FUNCTIONS,
  STORAGE_RULES,
  type Feature,
} from "../../../../config/catalogue/name-purposes";
import { STORAGE_ROLE_NAMES } from "../../../../config/catalogue/storage/storage-roles";
import { namesOfClient } from "../../../../config/names/client-names";
import type { ClientPlace } from "./client-places";

/** Whatever a client may have had: what is switched off today may have been on. */
const EVERYTHING: ReadonlySet<Feature> = new Set<Feature>([
  ...[
    DATABASE_SECRETS,
    MACHINES,
    QUEUES,
    REPLICATIONS,
    ROLES,
    SECURITY_GROUPS,
    STORAGE_FUNCTIONS,
    STORAGE_RULES,
  ].flatMap((table) => Object.values(table) as Feature[]),
  "vpn",
  "buckets",
  "objects",
  "cluster alerts by mail",
]);

/** A name that something of the client has, had or may have had, and where. */
export interface NameSomewhere {
  readonly kind: NameKind;
  readonly name: string;
  readonly region: string;
}

/** Every name that the project gives a client in a place, whatever it has switched on. */
export function allNamesOf(client: string, { fleet, isFurther, replicaRegion }: ClientPlace): NameSomewhere[] {
  const { target } = fleet;
  const made = namesOfClient({
    client,
    place: target,
    features: EVERYTHING,
    bucketRoles: STORAGE_ROLE_NAMES,
    uploadEndings: [],
    zones: target.availabilityZones,
    parentZone: target.parentZone,
    furtherRegion: isFurther ? target.region : undefined,
    replicaRegion,
  });
  return [...made].map(({ kind, name, region = target.region }) => ({ kind, name, region }));
}
