import type { Request } from "../request";
import type { Upstream } from "../upstream";
import type { ClusterNetwork } from "./cluster";

/** Calls EC2 in the emulator on behalf of EKS, in the region of a request. */
async function ec2(request: Request, emulator: Upstream, form: Record<string, string>): Promise<string> {
  const body = Buffer.from(new URLSearchParams({ Version: "2016-11-15", ...form }).toString());
  const authorization = `AWS4-HMAC-SHA256 Credential=emulated/20200101/${request.region}/ec2/aws4_request, SignedHeaders=host, Signature=none`;
  const headers = {
    authorization,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  const answer = await emulator({ method: "POST", url: "/", headers, body });
  if (answer.status !== 200) throw new Error(`EKS's ${form.Action} failed: ${answer.body.toString()}`);
  return answer.body.toString();
}

/** Finds the network of a subnet and makes the group in it that control plane and nodes share, as EKS does. */
export async function makeClusterNetwork(
  request: Request,
  emulator: Upstream,
  clusterName: string,
  subnetId: string,
): Promise<ClusterNetwork> {
  const subnets = await ec2(request, emulator, { Action: "DescribeSubnets", "SubnetId.1": subnetId });
  const vpcId = /<vpcId>([^<]+)</.exec(subnets)?.[1] ?? "";
  const group = await ec2(request, emulator, {
    Action: "CreateSecurityGroup",
    GroupName: `eks-cluster-sg-${clusterName}`,
    GroupDescription: "EKS created security group",
    VpcId: vpcId,
  });
  return { vpcId, securityGroupId: /<groupId>([^<]+)</.exec(group)?.[1] ?? "" };
}

/** Removes the group with its cluster. */
export async function removeClusterNetwork(
  request: Request,
  emulator: Upstream,
  securityGroupId: string,
): Promise<void> {
  await ec2(request, emulator, { Action: "DeleteSecurityGroup", GroupId: securityGroupId });
}
