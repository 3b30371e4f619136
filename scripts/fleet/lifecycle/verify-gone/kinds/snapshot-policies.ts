import { DLMClient, GetLifecyclePoliciesCommand } from "@aws-sdk/client-dlm";

import { awsClient } from "../../../aws/aws-client";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind } from "../sweep-scene";
import { whose } from "../whose";

/** Policies that make and delete snapshots (Data Lifecycle Manager). */
export const snapshotPolicies: SweepKind = {
  id: "snapshot-policies",
  scope: "region",
  looked: "tag Client, and the tag Name",
  means: "counts against the account's quota, and deletes no snapshots once it is gone",
  permission: "dlm:GetLifecyclePolicies",
  sees: ["dlm:policy"],
  async look(scene) {
    const { Policies = [] } = await awsClient(DLMClient, scene.region).send(new GetLifecyclePoliciesCommand({}));
    const { partition, region, accountId } = scene;
    const leftovers = Policies.flatMap(({ PolicyId = "", Tags = {} }): Leftover[] => {
      const found = whose(scene, { tags: Tags });
      if (found === undefined) return [];
      const commands = [awsCall(region, "dlm", "delete-lifecycle-policy", "--policy-id", PolicyId)];
      const arn = `arn:${partition}:dlm:${region}:${accountId}:policy/${PolicyId}`;
      return [{ subject: `${PolicyId} ${Tags.Name ?? ""}`.trim(), arn, found, commands }];
    });
    return { leftovers };
  },
};
