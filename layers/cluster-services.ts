import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import type { Construct } from "constructs";

import { clusterReplicas, clusterRequests } from "../config/capacity/cluster-requests";
import { releasedCharts } from "../config/chart-settings";
import type { Client, Fleet } from "../config/fleet";
import { names } from "../config/names";
import type { RolePurpose } from "../config/catalogue/name-purposes";
import { allTags, type Tags } from "../config/tags";
import { ClusterServices as Services } from "../modules/cluster-services/cluster-services";
import type { ClusterServicesProps } from "../modules/cluster-services/cluster-services-props";
import { PORTS, serviceHost } from "../modules/observability/services";
import { connectCluster, connectFormerClusters } from "./cluster-connections";
import type { Contracts } from "./contracts";
import { Layer, type LayerProps } from "./layer";

/** Where layer 06 takes traces, over OTLP. */
const TRACING = { service: serviceHost("tempo"), port: PORTS.otlpGrpc };

/** Layer 05: what every cluster runs before the client's own applications, and the client's DNS zone (S3-75…S3-86). */
export class ClusterServices extends Layer {
  private readonly fleet: Fleet;
  private readonly parentZoneId: string;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "cluster-services", props);
    this.fleet = props.fleet;
    const clients = props.clients.filter(({ eks }) => eks.enabled);
    this.parentZoneId = clients.length > 0 ? this.findParentZone() : "";
    const facts = this.eachClient(clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("client_zones", facts);
    this.aside("former-clusters", (scope) =>
      connectFormerClusters(scope, props, (...former) => this.readIfThere("client_clusters", ...former)),
    );
  }

  /** The zone above all clients', which is made once by hand (S3-82), and must not be missed where nobody needs it. As text, for scopes that are folded. */
  private findParentZone(): string {
    const zone = new DataAwsRoute53Zone(this, "parent", { name: this.target.parentZone, privateZone: false });
    return `\${data.aws_route53_zone.${zone.node.id}.zone_id}`;
  }

  private client(client: Client, scope: Construct, tags: Tags): Pick<Contracts, "client_zones"> {
    const cluster = this.read("client_clusters", client.name);
    const providers = connectCluster(scope, this.target, client.name, cluster);
    const services = new Services(scope, "services", { ...this.servicesProps(client, tags), providers });
    return {
      client_zones: {
        zone_id: services.zoneId,
        zone_name: services.zoneName,
        name_servers: services.nameServers,
        storage_class_name: services.storageClassName,
      },
    };
  }

  private servicesProps(client: Client, tags: Tags): Omit<ClusterServicesProps, "providers"> {
    const { clusterServices: settings, dns } = this.fleet.platform;
    const role = (purpose: RolePurpose): string => names.role(this.target, client.name, purpose);
    return {
      clusterName: names.cluster(this.target, client.name),
      kubernetesVersion: client.eks.version,
      vpcId: this.read("client_networks", client.name)(({ vpc_id }) => vpc_id),
      kmsKeyArn: this.read("clients", client.name)(({ kms_key_arn }) => kms_key_arn),
      charts: releasedCharts("cluster-services", this.fleet.platform),
      roleNames: {
        "aws-load-balancer-controller": role("load-balancers"),
        "cluster-autoscaler": role("autoscaler"),
        "external-dns": role("external-dns"),
      },
      requests: clusterRequests(client.tier),
      replicas: clusterReplicas(client.tier, this.fleet.platform),
      autoscaler: {
        scaleDownEnabled: settings.clusterAutoscalerScaleDownEnabled,
        scaleDownUnneededTime: settings.clusterAutoscalerScaleDownUnneededTime,
        scaleDownDelayAfterAdd: settings.clusterAutoscalerScaleDownDelayAfterAdd,
        scaleDownUtilizationThreshold: settings.clusterAutoscalerScaleDownUtilizationThreshold,
      },
      externalDnsPolicy: settings.externalDnsPolicy,
      tracing: TRACING,
      zone: {
        zoneName: client.zoneName,
        parentZoneId: this.parentZoneId,
        createPlaceholder: dns.createRootPlaceholder,
        deletionProtection: client.deletionProtection,
      },
      place: this.target,
      tags,
      allTags: allTags(this.target, this.layer, tags),
    };
  }
}
