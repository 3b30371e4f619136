import type { ResourceRecordSet } from "@aws-sdk/client-route-53";

import { plainName } from "./zone";

/** How ExternalDNS names the records that say what is its own: its `txtPrefix`, with the record's type in it (M-59). */
const OWNER_PREFIX = /^_edns-[a-z]+\./;

const HERITAGE = "heritage=external-dns";

/** Why a name is not ours to write: ExternalDNS would write over it, or take it for its own. Undefined when it is. */
export function foreignOwner(name: string, sets: readonly ResourceRecordSet[]): string | undefined {
  if (OWNER_PREFIX.test(name)) return "names that begin with _edns- are ExternalDNS's own records";
  const owned = sets.find((set) => isOwner(set) && ownedName(set) === name);
  const cluster = owned && /external-dns\/owner=([^,"]+)/.exec(textOf(owned))?.[1];
  if (!owned) return undefined;
  return `ExternalDNS${cluster ? ` of ${cluster}` : ""} writes it: change the Service or Ingress it belongs to`;
}

function isOwner(set: ResourceRecordSet): boolean {
  return set.Type === "TXT" && textOf(set).includes(HERITAGE);
}

/** What an owner's record is about; registries without a prefix keep it under the very name. */
function ownedName({ Name }: ResourceRecordSet): string {
  return plainName(Name).replace(OWNER_PREFIX, "");
}

function textOf({ ResourceRecords = [] }: ResourceRecordSet): string {
  return ResourceRecords.map(({ Value = "" }) => Value).join(" ");
}
