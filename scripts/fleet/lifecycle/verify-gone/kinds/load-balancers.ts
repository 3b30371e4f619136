import {
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import pMap from "p-map";

import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind } from "../sweep-scene";
import { tagMap, whose } from "../whose";
import { networksOf } from "./networks";

/** As many as one call takes. */
const AT_ONCE = 20;

/** Load balancers and target groups, which controllers make for Services and Ingresses. */
export const loadBalancers: SweepKind = {
  id: "load-balancers",
  scope: "region",
  looked: "tag Client, tags of its clusters, its network",
  means: "made by a controller that has gone before it: paid for, and keeps the network from being deleted",
  permission: "elasticloadbalancing:DescribeLoadBalancers, DescribeTargetGroups and DescribeTags, and ec2:DescribeVpcs",
  sees: [
    "elasticloadbalancing:loadbalancer/app",
    "elasticloadbalancing:loadbalancer/net",
    "elasticloadbalancing:targetgroup",
  ],
  async look(scene) {
    const client = awsClient(ElasticLoadBalancingV2Client, scene.region);
    const [balancers, groups, networks] = await Promise.all([
      allPages(paginateDescribeLoadBalancers({ client }, {}), ({ LoadBalancers }) => LoadBalancers),
      allPages(paginateDescribeTargetGroups({ client }, {}), ({ TargetGroups }) => TargetGroups),
      networksOf(scene),
    ]);
    const things = [
      ...balancers.map((each) => ({ ...each, arn: each.LoadBalancerArn!, name: each.LoadBalancerName! })),
      ...groups.map((each) => ({ ...each, arn: each.TargetGroupArn!, name: each.TargetGroupName! })),
    ];
    const tags = await tagsOf(
      things.map(({ arn }) => arn),
      client,
    );
    const leftovers = things.flatMap(({ arn, name, VpcId }): Leftover[] => {
      const own = tags.get(arn) ?? {};
      const inside = own.Client === undefined && VpcId !== undefined && networks.has(VpcId) ? `in ${VpcId}` : undefined;
      const found = whose(scene, { tags: own }) ?? inside;
      const [verb, option] = arn.includes(":targetgroup/")
        ? ["delete-target-group", "--target-group-arn"]
        : ["delete-load-balancer", "--load-balancer-arn"];
      return found === undefined
        ? []
        : [{ subject: name, arn, found, commands: [awsCall(scene.region, "elbv2", verb, option, arn)] }];
    });
    return { leftovers };
  },
};

async function tagsOf(arns: readonly string[], client: ElasticLoadBalancingV2Client) {
  const batches = Array.from({ length: Math.ceil(arns.length / AT_ONCE) }, (_, at) =>
    arns.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  const described = await pMap(
    batches,
    async (ResourceArns) => (await client.send(new DescribeTagsCommand({ ResourceArns }))).TagDescriptions ?? [],
    { concurrency: 4 },
  );
  return new Map(described.flat().map(({ ResourceArn = "", Tags }) => [ResourceArn, tagMap(Tags)]));
}
