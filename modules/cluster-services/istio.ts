import type { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ReleasedPage } from "../../config/catalogue/workloads/charts";
import type { ContainerNameOf } from "../../config/catalogue/workloads/containers";
import { ChartRelease } from "../cluster/chart-release";
import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import type { AddOnProps } from "../cluster/add-on";
import { GATEWAY_NAME, gatewayValues, type GatewaySettings } from "./istio-gateway";
import { Namespace, type PodSecurity } from "../cluster/namespace";
import { zoneSpread } from "../cluster/zone-spread";

/** The charts of the mesh, all of one version. */
export type IstioCharts = ReleasedPage<"istio">;

/** The containers of the mesh. */
export type IstioContainer = ContainerNameOf<"istio">;

/** Where the mesh sends its traces to, over OTLP. */
export interface TracingEndpoint {
  /** A service's name inside the cluster. */
  readonly service: string;
  readonly port: number;
}

/** A cluster's mesh. */
export interface IstioProps extends Omit<AddOnProps, "chart"> {
  readonly charts: IstioCharts;
  readonly istiodReplicas: number;
  readonly gateway: Omit<GatewaySettings, "requests">;
  readonly tracing?: TracingEndpoint;
  readonly requests: Readonly<Record<IstioContainer, ContainerRequests>>;
}

/** Istio in ambient mode, from the CRDs to the ingress gateway; a namespace joins by label only (S3-80). */
export class Istio extends Construct {
  readonly namespaces: readonly string[];

  constructor(scope: Construct, id: string, props: IstioProps) {
    super(scope, id);
    const { cluster, charts, requests } = props;
    // The mesh's agents change the network of their node.
    const system = this.namespace("istio-system", "privileged", props);
    // Apart from the control plane: who may change gateways needn't be let near the mesh's keys.
    const ingress = this.namespace("istio-ingress", "baseline", props);

    const release = (
      component: keyof IstioCharts,
      releaseName: string,
      namespace: Namespace,
      values: HelmValues,
      previous: readonly ITerraformDependable[],
    ): Release =>
      new ChartRelease(this, component, {
        releaseName,
        chart: charts[component],
        namespace: namespace.namespaceName,
        values,
        helm: cluster.helm,
        dependsOn: [...previous, namespace.resource],
      }).release;

    // Each needs the one before to run, and on destruction to still be there.
    const base = release("base", "istio-base", system, { defaultRevision: "default" }, props.after);
    const istiod = release("istiod", "istiod", system, istiodValues(props), [base]);
    const cni = release("cni", "istio-cni", system, cniValues(requests["istio-cni"]), [istiod]);
    const ztunnel = release("ztunnel", "ztunnel", system, { resources: resources(requests.ztunnel) }, [cni]);
    release(
      "gateway",
      GATEWAY_NAME,
      ingress,
      gatewayValues({ ...props.gateway, requests: requests["istio-ingressgateway"] }),
      // The load balancer must go while its controller runs, or it stays and holds the VPC's subnets.
      [ztunnel, ...props.after],
    );
    this.namespaces = [system.namespaceName, ingress.namespaceName];
  }

  private namespace(name: string, podSecurity: PodSecurity, { cluster }: IstioProps): Namespace {
    return new Namespace(this, name, { name, podSecurity, kubernetes: cluster.kubernetes });
  }
}

function istiodValues({ istiodReplicas, tracing, requests }: IstioProps): HelmValues {
  return {
    // Without it ztunnel never starts.
    profile: "ambient",
    autoscaleEnabled: false,
    replicaCount: istiodReplicas,
    resources: resources(requests.istiod),
    topologySpreadConstraints: zoneSpread({ app: "istiod" }),
    global: {
      priorityClassName: "system-cluster-critical",
      // Charts up to 1.27 make the budget for a single replica, too, which no drain gets past.
      defaultPodDisruptionBudget: { enabled: istiodReplicas > 1 },
    },
    meshConfig: tracing && {
      enableTracing: true,
      extensionProviders: [{ name: "tempo", opentelemetry: { service: tracing.service, port: tracing.port } }],
    },
  };
}

function cniValues(requests: ContainerRequests): HelmValues {
  return { profile: "ambient", resources: resources(requests) };
}
