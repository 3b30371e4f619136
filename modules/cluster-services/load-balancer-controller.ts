import type { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import { ChartRelease } from "../cluster/chart-release";
import { Reference, type HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import { PodIdentity } from "../eks/pod-identity";
import type { AddOnProps } from "../cluster/add-on";
import { loadBalancerStatements } from "./load-balancer-policy";

/** A cluster's load balancer controller. */
export interface LoadBalancerControllerProps extends AddOnProps {
  readonly vpcId: string;
  readonly roleName: string;
  readonly replicas: number;
  readonly requests: ContainerRequests;
  /** Of the load balancers, target groups and security groups that it makes. */
  readonly allTags: Readonly<Record<string, string>>;
}

const NAMESPACE = "kube-system";
const NAME = "aws-load-balancer-controller";

/** Makes load balancers for Ingresses and Services, with rights on those of its own cluster only (S3-75). */
export class LoadBalancerController extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: LoadBalancerControllerProps) {
    super(scope, id);
    const { cluster, chart, vpcId, roleName } = props;
    const identity = new PodIdentity(this, "identity", {
      ...cluster,
      namespace: NAMESPACE,
      serviceAccount: NAME,
      roleName,
      statements: loadBalancerStatements({ ...cluster, chartVersion: chart.version, vpcId }),
    });
    const { release } = new ChartRelease(this, "chart", {
      releaseName: NAME,
      chart,
      namespace: NAMESPACE,
      values: values(props),
      helm: cluster.helm,
      dependsOn: [...props.after, ...identity.ready],
    });
    this.release = release;
  }
}

function values({ cluster, vpcId, replicas, requests, allTags }: LoadBalancerControllerProps): HelmValues {
  return {
    clusterName: cluster.clusterName,
    // Given, because pods can't ask the instance metadata: nodes answer one hop away only.
    region: cluster.place.region,
    vpcId: new Reference(vpcId),
    serviceAccount: { create: true, name: NAME },
    replicaCount: replicas,
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: resources(requests),
    defaultTags: allTags,
    // This webhook would refuse every new Service of the cluster while no controller runs. Without it, a Service asks
    // for the controller by its loadBalancerClass or annotation.
    enableServiceMutatorWebhook: false,
    // Rights to firewalls would be rights to every client's: without them the controller must not try.
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    // Otherwise every upgrade makes new webhook certificates, which the running pods don't have yet.
    keepTLSSecret: true,
  };
}
