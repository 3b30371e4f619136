import type { PlainValue } from "../../config/catalogue/workloads/plain-release";

/** Topology spread constraints: pods with these labels go to different zones as long as there is room. */
export function zoneSpread(matchLabels: Readonly<Record<string, string>>): readonly PlainValue[] {
  return [
    {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels },
    },
  ];
}
