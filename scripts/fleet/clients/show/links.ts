import type { Client, Target } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import type { Published } from "./published";

/** A page in a browser. */
export interface Link {
  readonly to: string;
  readonly url: string;
}

const CONSOLES: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Pages of AWS's console about a client, and Grafana, which its port-forward opens. */
export function linksOf(client: Client, target: Target, { vpcId, dashboardUrl }: Published): Link[] {
  const { name, eks } = client;
  const { partition, region } = target;
  const console = CONSOLES[partition] ?? CONSOLES.aws!;
  const page = (service: string, rest: string): string => `https://${region}.${console}/${service}${rest}`;
  const home = `/home?region=${region}`;
  const vpc = vpcId === undefined ? `vpcs:tag:Name=${names.vpc(target, name)}` : `VpcDetails:VpcId=${vpcId}`;
  return [
    { to: "VPC", url: page("vpcconsole", `${home}#${vpc}`) },
    ...(eks.enabled
      ? [
          { to: "cluster", url: page("eks", `/clusters/${names.cluster(target, name)}?region=${region}`) },
          { to: "Grafana, while its port is forwarded", url: "http://localhost:3000" },
        ]
      : []),
    ...(dashboardUrl === undefined ? [] : [{ to: "dashboard of its buckets", url: dashboardUrl }]),
  ];
}
