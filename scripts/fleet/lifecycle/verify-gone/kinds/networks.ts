import { EC2Client, paginateDescribeVpcs } from "@aws-sdk/client-ec2";

import { contains, parseBlock } from "../../../../../config/cidr";
import { awsClient } from "../../../aws/aws-client";
import type { SweepScene } from "../sweep-scene";
import { tagMap, whose } from "../whose";

const known = new WeakMap<SweepScene, Promise<ReadonlySet<string>>>();

/** The ids of the client's networks in a region: whatever is in them is its own. Asked once for a scene. */
export function networksOf(scene: SweepScene): Promise<ReadonlySet<string>> {
  const asked = known.get(scene) ?? ask(scene);
  known.set(scene, asked);
  return asked;
}

async function ask(scene: SweepScene): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: awsClient(EC2Client, scene.region) }, {})) {
    for (const { VpcId, Tags, CidrBlock, IsDefault } of Vpcs) {
      const tags = tagMap(Tags);
      const inner = CidrBlock === undefined ? undefined : parseBlock(CidrBlock);
      const isInBlock =
        tags.Client === undefined &&
        IsDefault !== true &&
        inner !== undefined &&
        !("rule" in inner) &&
        scene.blocks.some((outer) => contains(outer, inner));
      if (VpcId !== undefined && (isInBlock || whose(scene, { tags }) !== undefined)) ids.add(VpcId);
    }
  }
  return ids;
}
