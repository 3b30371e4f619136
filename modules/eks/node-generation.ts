import { createHash } from "node:crypto";

/** What EKS can't change of a node group that exists: each needs another group. Source: UpdateNodegroupConfig. */
export interface NodeGeneration {
  readonly instanceTypes: readonly string[];
  readonly capacityType: string;
  readonly amiType: string;
  readonly roleName: string;
  readonly launchTemplateName: string;
  /** Another block is another subnet. */
  readonly subnetCidr: string;
}

/**
 * The name of a node group: a stem of at most 54 characters, and eight of a hash over all that makes EKS need another
 * group, 63 in all. So a new group has a name of its own, and can be there before the old one goes.
 */
export function nodeGroupName(stem: string, generation: NodeGeneration): string {
  const { instanceTypes, capacityType, amiType, roleName, launchTemplateName, subnetCidr } = generation;
  const parts = [instanceTypes, capacityType, amiType, roleName, launchTemplateName, subnetCidr];
  return `${stem}-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8)}`;
}
