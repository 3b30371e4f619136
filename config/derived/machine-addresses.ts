import { addressIn, block } from "../cidr";

/**
 * Which address of its private subnet a machine has. Chosen rather than given, so that applications, the replica and
 * whatever stands behind the VPN find a machine again after it was replaced. AWS keeps the first four addresses of a
 * subnet and the last; the smallest subnet has sixteen.
 */
export const MACHINE_HOSTS = {
  database: 10,
  analytics: 11,
} as const;

/** The fixed address of a machine in a private subnet's block. */
export function machineAddress(subnetCidr: string, machine: keyof typeof MACHINE_HOSTS): string {
  return addressIn(block(subnetCidr), MACHINE_HOSTS[machine]);
}
