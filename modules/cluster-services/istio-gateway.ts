import type { HelmValues } from "../cluster/helm-values";
import { resources } from "../cluster/requests";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import { zoneSpread } from "../cluster/zone-spread";

/** The way into the mesh. */
export interface GatewaySettings {
  readonly replicas: number;
  /** Whether an internet-facing load balancer leads to it; without, it is reached from inside the cluster only. */
  readonly loadBalancer: boolean;
  /** The name that ExternalDNS gives to the load balancer; none when left out. */
  readonly hostname?: string;
  readonly requests: ContainerRequests;
}

/** Name of the gateway's release, service and pods; Gateway objects select it by `istio: ingressgateway`. */
export const GATEWAY_NAME = "istio-ingressgateway";

/** Envoy's readiness, on a port that no listener of the load balancer leads to. */
const HEALTH = { port: 15021, path: "/healthz/ready" };

/** Chart values of the ingress gateway. */
export function gatewayValues({ replicas, loadBalancer, hostname, requests }: GatewaySettings): HelmValues {
  return {
    name: GATEWAY_NAME,
    // The chart ignores replicaCount while it scales by itself.
    autoscaling: { enabled: false },
    replicaCount: replicas,
    resources: resources(requests),
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: zoneSpread({ app: GATEWAY_NAME }),
    service: {
      // A Service that waits for a load balancer nobody makes would keep the release from ever being ready.
      type: loadBalancer ? "LoadBalancer" : "ClusterIP",
      annotations: loadBalancer ? loadBalancerAnnotations(hostname) : {},
      ports: [
        { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
        { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
      ],
    },
  };
}

/** A network load balancer of the AWS Load Balancer Controller that sends straight to the pods (M-59). */
function loadBalancerAnnotations(hostname: string | undefined): HelmValues {
  const balancer = "service.beta.kubernetes.io/aws-load-balancer";
  return {
    [`${balancer}-type`]: "external",
    [`${balancer}-nlb-target-type`]: "ip",
    [`${balancer}-scheme`]: "internet-facing",
    [`${balancer}-healthcheck-protocol`]: "http",
    [`${balancer}-healthcheck-port`]: String(HEALTH.port),
    [`${balancer}-healthcheck-path`]: HEALTH.path,
    "external-dns.alpha.kubernetes.io/hostname": hostname,
  };
}
