import { plural } from "../catalogue/plural";
import { SUBNET_BITS, ZONES_PER_NETWORK } from "../derived/subnets";
import type { Check } from "../registry";
import { clusterOf } from "./cluster-of";

/** Prefix length of the blocks that a node gets for its pods, by the VPC CNI's prefix delegation. */
const POD_BLOCK = 28;

/**
 * Each node takes a block of sixteen addresses for its pods, and another when these are used; a subnet without one leaves
 * its pods waiting for ever. AWS keeps addresses at both ends of a subnet, so the first and the last block are never whole.
 * Source: Amazon EKS best practices, prefix mode for Linux.
 */
export const checkPodAddresses: Check = function* ({ deployments }) {
  for (const deployment of deployments) {
    const maxSize = clusterOf(deployment)?.maxSize;
    if (maxSize === undefined || !deployment.vpc) continue;
    const { prefix } = deployment.vpc;
    const nodes = Math.ceil(maxSize / ZONES_PER_NETWORK);
    const room = podBlocks(prefix);
    if (room >= nodes) continue;
    const fits = Array.from({ length: prefix }, (_, shorter) => prefix - 1 - shorter).find(
      (each) => podBlocks(each) >= nodes,
    );
    yield {
      file: "clients",
      path: [...deployment.path, "network", "vpc_cidr"],
      severity: "warning",
      rule: "pod-addresses",
      message: `leaves a zone's nodes ${plural(room, "block")} of 16 addresses for pods, and max_size needs ${nodes}: pods of the others get none`,
      hint: `/${fits} would do`,
    };
  }
};

function podBlocks(vpcPrefix: number): number {
  return Math.max(0, 2 ** (POD_BLOCK - vpcPrefix - SUBNET_BITS) - 2);
}
