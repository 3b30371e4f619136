import { type Cluster, DescribeClusterCommand, paginateListClusters } from "@aws-sdk/client-eks";
import pMap from "p-map";

import type { Client, Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { isInternet } from "../verify/internet";
import type { AuditArea, AuditFinding } from "./audit-area";

/** Who reaches the API endpoints of clusters, against kubernetes.management_cidr_blocks (S3-122). */
export const clusterEndpoints: AuditArea = {
  id: "cluster-endpoints",
  permission: "eks:ListClusters and eks:DescribeCluster",
  async look({ eks, fleet }) {
    const clusters: string[] = [];
    for await (const { clusters: page = [] } of paginateListClusters({ client: eks }, {})) clusters.push(...page);
    const described = await pMap(
      clusters,
      async (name) => (await eks.send(new DescribeClusterCommand({ name }))).cluster ?? { name },
      { concurrency: 4 },
    );
    return described.flatMap((cluster) => judge(cluster, fleet));
  },
};

function judge(cluster: Cluster, fleet: Fleet): AuditFinding[] {
  const client = fleet.clients.find(({ name }) => names.cluster(fleet.target, name) === cluster.name);
  const problem = client ? difference(cluster, fleet) : openness(cluster);
  if (problem === undefined) return [];
  return [{ subject: `${cluster.name}`, client: clientOf(cluster, client), problem }];
}

/** A cluster of the registry has the endpoint that the configuration says, to the block. */
function difference(cluster: Cluster, { platform }: Fleet): string | undefined {
  const { publicAccess, managementCidrBlocks } = platform.kubernetes;
  const wanted = publicAccess ? managementCidrBlocks : [];
  const actual = publicBlocks(cluster);
  const more = actual.filter((block) => !wanted.includes(block));
  if (more.length > 0) return `endpoint open to ${more.join(", ")}, which is not in management_cidr_blocks`;
  const less = wanted.filter((block) => !actual.includes(block));
  return less.length > 0 ? `endpoint closed to ${less.join(", ")} of management_cidr_blocks` : undefined;
}

/** Any other cluster may have the networks it likes, but not the internet. */
function openness(cluster: Cluster): string | undefined {
  const open = publicBlocks(cluster).filter(isInternet);
  return open.length > 0 ? `endpoint of a cluster outside the registry open to ${open.join(", ")}` : undefined;
}

function publicBlocks({ resourcesVpcConfig }: Cluster): readonly string[] {
  if (resourcesVpcConfig?.endpointPublicAccess !== true) return [];
  // EKS opens an endpoint without blocks to everybody.
  const { publicAccessCidrs = [] } = resourcesVpcConfig;
  return publicAccessCidrs.length > 0 ? publicAccessCidrs : ["0.0.0.0/0"];
}

function clientOf({ tags }: Cluster, client: Client | undefined): string | undefined {
  return client?.name ?? tags?.Client;
}
