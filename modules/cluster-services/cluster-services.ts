import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { arns } from "../../config/catalogue/arns";
import type { ClusterPlace } from "../cluster/add-on";
import { ClientZone } from "./client-zone";
import { ClusterAutoscaler } from "./cluster-autoscaler";
import type { ClusterServicesProps } from "./cluster-services-props";
import { ExternalDns } from "./external-dns";
import { Istio } from "./istio";
import { LoadBalancerController } from "./load-balancer-controller";
import { plainReleases } from "./plain-releases";
import { DefaultStorageClass } from "./storage-class";

/** What every client's cluster runs: storage, load balancers, scaling, metrics, names and the mesh (S3-75…S3-85). */
export class ClusterServices extends Construct {
  readonly zoneId: string;
  readonly zoneName: string;
  readonly nameServers: string[];
  readonly storageClassName: string;
  /** Namespaces made here; without the mesh there are none. */
  readonly namespaces: readonly string[];

  constructor(scope: Construct, id: string, props: ClusterServicesProps) {
    super(scope, id);
    const { charts, kmsKeyArn, requests, replicas, roleNames, tags } = props;
    const cluster = placeOf(props);

    const storageClass = new DefaultStorageClass(this, "storage-class", { cluster, kmsKeyArn });
    const zone = new ClientZone(this, "zone", { ...props.zone, tags });

    const balancers = charts["aws-load-balancer-controller"];
    const controller =
      balancers &&
      new LoadBalancerController(this, "load-balancer-controller", {
        cluster,
        chart: balancers,
        after: [storageClass.resource],
        vpcId: props.vpcId,
        roleName: roleNames["aws-load-balancer-controller"],
        replicas: replicas["aws-load-balancer-controller"],
        requests: requests["aws-load-balancer-controller"],
        allTags: props.allTags,
      });
    // Its webhooks see what all others install, and refuse it while no controller runs.
    const after: ITerraformDependable[] = [controller?.release ?? storageClass.resource];

    const autoscaler = charts["cluster-autoscaler"];
    if (autoscaler) {
      new ClusterAutoscaler(this, "cluster-autoscaler", {
        cluster,
        chart: autoscaler,
        after,
        kubernetesVersion: props.kubernetesVersion,
        roleName: roleNames["cluster-autoscaler"],
        settings: props.autoscaler,
        requests: requests["cluster-autoscaler"],
      });
    }
    plainReleases(this, { charts, helm: cluster.helm, after, replicas, requests });
    const names = charts["external-dns"];
    const dns =
      names &&
      new ExternalDns(this, "external-dns", {
        cluster,
        chart: names,
        after,
        roleName: roleNames["external-dns"],
        zone,
        policy: props.externalDnsPolicy,
        requests: requests["external-dns"],
      });
    const istio =
      charts.istio &&
      new Istio(this, "istio", {
        cluster,
        charts: charts.istio,
        after,
        istiodReplicas: replicas.istiod,
        gateway: {
          replicas: replicas["istio-ingressgateway"],
          loadBalancer: controller !== undefined,
          // Every name of the zone that has no record of its own leads to the mesh, so that a host needs a route and
          // no record (S3-84).
          hostname: dns && `*.${zone.zoneName}`,
        },
        tracing: props.tracing,
        requests,
      });

    this.zoneId = zone.zoneId;
    this.zoneName = zone.zoneName;
    this.nameServers = zone.nameServers;
    this.storageClassName = storageClass.storageClassName;
    this.namespaces = istio?.namespaces ?? [];
  }
}

function placeOf({ clusterName, place, providers, tags }: ClusterServicesProps): ClusterPlace {
  const { kubernetes, helm } = providers;
  return { clusterName, clusterArn: arns.cluster(place, clusterName), place, kubernetes, helm, tags };
}
