import { type Cluster, DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";

import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "../aws/aws-client";
import { isAccessDenied, isNotFound } from "../aws/failure";

/** What kubectl needs of a cluster. */
export interface ClusterAccess {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  /** Base64, as both EKS and kubeconfig files have it. */
  readonly certificateAuthorityData: string;
  /** Who reaches the endpoint, when that is not everybody. */
  readonly reach?: string;
}

/** Asks EKS for a cluster; one that is not there, or can't be reached yet, ends the command. */
export async function clusterAccess(clusterName: string, region: string): Promise<ClusterAccess> {
  const cluster = await describe(clusterName, region);
  const { endpoint, certificateAuthority, status } = cluster;
  if (!endpoint || !certificateAuthority?.data) {
    throw new ExitError(EXIT.failed, `the cluster ${clusterName} is ${status ?? "not ready"}: it has no endpoint yet`);
  }
  return { clusterName, region, endpoint, certificateAuthorityData: certificateAuthority.data, reach: reach(cluster) };
}

async function describe(name: string, region: string): Promise<Cluster> {
  try {
    return (await awsClient(EKSClient, region).send(new DescribeClusterCommand({ name }))).cluster ?? {};
  } catch (error) {
    if (isNotFound(error)) {
      throw new ExitError(EXIT.failed, `there is no cluster ${name} in ${region}: deploy the platform layer first`);
    }
    if (isAccessDenied(error)) {
      throw new ExitError(EXIT.failed, `the cluster ${name} can't be looked up: needs eks:DescribeCluster`);
    }
    throw error;
  }
}

function reach({ resourcesVpcConfig = {} }: Cluster): string | undefined {
  const { endpointPublicAccess, publicAccessCidrs = [] } = resourcesVpcConfig;
  if (endpointPublicAccess === false) return "from within the client's network only: by VPN, or from a machine in it";
  const open = publicAccessCidrs.length === 0 || publicAccessCidrs.includes("0.0.0.0/0");
  return open ? undefined : `from ${publicAccessCidrs.join(", ")} and from within the client's network only`;
}
