/** One subnet to make: its Name tag and its address block. */
export interface SubnetPlan {
  readonly name: string;
  readonly cidr: string;
}

/** One availability zone of a client's network: a subnet of each kind and the name of its NAT gateway (S3-39, S3-43). */
export interface NetworkZone {
  readonly availabilityZone: string;
  readonly natName: string;
  readonly public: SubnetPlan;
  readonly private: SubnetPlan;
  readonly eks: SubnetPlan;
}

/** A value for each availability zone, keyed by the zone's name. */
export type ZoneMap<T = string> = Readonly<Record<string, T>>;

/** Makes one value per zone and keys it by the zone's name. */
export function mapZones<T>(zones: readonly NetworkZone[], make: (zone: NetworkZone) => T): ZoneMap<T> {
  return Object.fromEntries(zones.map((zone) => [zone.availabilityZone, make(zone)]));
}
