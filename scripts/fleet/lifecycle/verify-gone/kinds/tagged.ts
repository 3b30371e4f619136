import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  type TagFilter,
} from "@aws-sdk/client-resource-groups-tagging-api";

import { COST_TAGS } from "../../../../../config/catalogue/cost-tags";
import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind, SweepScene } from "../sweep-scene";
import { tagMap, whose } from "../whose";
import { removalOf } from "./removal-of";

/** Whatever carries the client's tag, whoever made it: AWS's index of tags. It may be an hour behind. */
export const tagged: SweepKind = {
  id: "tagged",
  scope: "region",
  looked: "tag Client and tags of its clusters, in AWS's index of tags",
  means: "made by hand or by an application; the index may be behind by an hour",
  permission: "tag:GetResources",
  async look(scene) {
    const client = awsClient(ResourceGroupsTaggingAPIClient, scene.region);
    const asked = filtersOf(scene).map((filter) =>
      allPages(paginateGetResources({ client }, { TagFilters: [filter] }), (page) => page.ResourceTagMappingList),
    );
    const leftovers = new Map<string, Leftover>();
    for (const { ResourceARN: arn = "", Tags } of (await Promise.all(asked)).flat()) {
      const found = whose(scene, { tags: tagMap(Tags) });
      if (found === undefined) continue;
      const commands = removalOf(arn).map((words) => awsCall(scene.region, ...words));
      leftovers.set(arn, { subject: arn, arn, found, commands });
    }
    return { leftovers: [...leftovers.values()] };
  },
};

function filtersOf({ client, names }: SweepScene): TagFilter[] {
  const clusters = [...names("EKS cluster")];
  return [
    { Key: COST_TAGS.client, Values: [client] },
    ...clusters.map((cluster) => ({ Key: `kubernetes.io/cluster/${cluster}` })),
    ...(clusters.length > 0 ? [{ Key: "elbv2.k8s.aws/cluster", Values: clusters }] : []),
    ...(clusters.length > 0 ? [{ Key: "eks:cluster-name", Values: clusters }] : []),
  ];
}
