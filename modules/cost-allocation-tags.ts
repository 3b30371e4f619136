import { CeCostAllocationTag } from "@cdktf/provider-aws/lib/ce-cost-allocation-tag";
import { Construct } from "constructs";

/** Which tags bills are split by. */
export interface CostAllocationTagsProps {
  readonly tagKeys: readonly string[];
}

/**
 * Makes tags of resources appear in bills and in Cost Explorer (S3-124), which know no tag by themselves (M-72). An
 * account that pays for itself or for others may do so, for tags that AWS has seen in use: about a day after the first
 * resource has them.
 */
export class CostAllocationTags extends Construct {
  constructor(scope: Construct, id: string, { tagKeys }: CostAllocationTagsProps) {
    super(scope, id);
    for (const tagKey of tagKeys) new CeCostAllocationTag(this, tagKey.toLowerCase(), { tagKey, status: "Active" });
  }
}
