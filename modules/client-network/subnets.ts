import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { mapZones, type NetworkZone, type ZoneMap } from "./zones";

/** The subnets to make in one VPC. */
export interface SubnetsProps {
  readonly vpcId: string;
  readonly zones: readonly NetworkZone[];
  /** Cluster that may place load balancers in the EKS subnets; left out for a client without a cluster. */
  readonly clusterName?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A public, a private and an EKS subnet per zone, tagged for Kubernetes; none hands out public addresses (S3-36…S3-39). */
export class Subnets extends Construct {
  readonly publicSubnetIds: ZoneMap;
  readonly privateSubnetIds: ZoneMap;
  readonly eksSubnetIds: ZoneMap;

  constructor(scope: Construct, id: string, props: SubnetsProps) {
    super(scope, id);
    const clusterTag = props.clusterName ? { [`kubernetes.io/cluster/${props.clusterName}`]: "shared" } : {};

    this.publicSubnetIds = this.subnets("public", props, { "kubernetes.io/role/elb": "1" });
    this.privateSubnetIds = this.subnets("private", props, {});
    this.eksSubnetIds = this.subnets("eks", props, { "kubernetes.io/role/internal-elb": "1", ...clusterTag });
  }

  private subnets(kind: "public" | "private" | "eks", props: SubnetsProps, kindTags: Record<string, string>): ZoneMap {
    return mapZones(props.zones, (zone) => {
      const subnet = new Subnet(this, `${kind}-${zone.availabilityZone}`, {
        vpcId: props.vpcId,
        availabilityZone: zone.availabilityZone,
        cidrBlock: zone[kind].cidr,
        mapPublicIpOnLaunch: false,
        tags: { ...props.tags, ...kindTags, Name: zone[kind].name },
      });
      return subnet.id;
    });
  }
}
