import { definedOf } from "./reading/defined-of";
import { block } from "./cidr";
import { partitionOf } from "./catalogue/aws-place";
import { REGIONS } from "./catalogue/regions";
import { compare } from "./reading/compare";
import type { Client, Platform, Target } from "./fleet";
import type { ClientEntry } from "./registry";
import { names } from "./names";
import { backupVolumeGib } from "./derived/backup-volume";
import { planSubnets } from "./derived/subnets";

/** The enabled clients of a target, with everything that follows from their entries worked out, sorted by name. */
export function deriveClients(
  entries: Readonly<Record<string, ClientEntry>>,
  platform: Platform,
  target: Target,
): Client[] {
  const sorted = Object.keys(entries).sort(compare);
  return sorted.flatMap((name) => {
    const { enabled, placement, alsoIn, ...entry } = entries[name]!;
    if (!enabled) return [];
    const { environment, region } = { ...platform.defaultTarget, ...definedOf(placement) };
    const isHere = environment === target.environment && region === target.region;
    if (isHere) return [deriveClient(name, entry, names.zone(target.parentZone, name), platform, target)];
    const further = alsoIn.find((each) => each.environment === target.environment && each.region === target.region);
    if (!further) return [];
    const { eks, database, network, deletionProtection } = further;
    const sized = {
      ...entry,
      deletionProtection: deletionProtection ?? entry.deletionProtection,
      eks: { ...entry.eks, ...definedOf(eks ?? {}) },
      database: { ...entry.database, ...definedOf(database ?? {}) },
      network: { ...entry.network, ...definedOf(network) },
      // The tunnel ends in the client's first deployment: one data centre, one connection.
      vpn: { ...entry.vpn, enabled: false },
    };
    const environments = [environment, ...alsoIn.map((each) => each.environment)];
    const isFirst = environments.indexOf(target.environment) === alsoIn.indexOf(further) + 1;
    const zoneName = names.zone(target.parentZone, name, isFirst ? undefined : target.region);
    return [deriveClient(name, sized, zoneName, platform, target)];
  });
}

/** Every region that holds a replica, or may have held one: those that clients name, and all that there are. */
export function replicaRegions(entries: Readonly<Record<string, ClientEntry>>, { region }: Target): string[] {
  const named = Object.values(entries).map(({ storage }) => storage.replication.region);
  const known = Object.keys(REGIONS).filter((each) => partitionOf(each) === partitionOf(region));
  return [...new Set([...named, ...known])].filter((each) => each !== region).sort(compare);
}

/** Every client that the registry or the ledger names, whether it is enabled or has left, wherever it runs or ran. */
export function namedClients(...files: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(files.flatMap((each) => Object.keys(each)))].sort(compare);
}

type Entry = Omit<ClientEntry, "enabled" | "placement" | "alsoIn">;

function deriveClient(
  name: string,
  { network, eks, database, ...entry }: Entry,
  zoneName: string,
  { kubernetes }: Platform,
  { availabilityZones }: Target,
): Client {
  const subnets = planSubnets(block(network.vpcCidr), availabilityZones.length);
  return {
    ...entry,
    name,
    zoneName,
    eks: { ...eks, version: eks.version ?? kubernetes.version },
    database: {
      ...database,
      backupVolumeSize:
        database.backupVolumeSize ?? backupVolumeGib(database.dataVolumeSize, entry.storage.backupRetentionDays),
    },
    network: {
      vpcCidr: network.vpcCidr,
      natGateways: network.natGateways,
      zones: availabilityZones.map((availabilityZone, index) => ({ availabilityZone, subnets: subnets[index]! })),
    },
  };
}
