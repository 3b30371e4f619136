import type { Platform } from "../fleet";
import type { ClientEntry } from "../registry";

/** `standard` or `premium`. */
export type Tier = ClientEntry["tier"];

/** What the scheduler keeps free on a node for one container. */
export interface ContainerRequests {
  readonly cpuMillicores: number;
  readonly memoryMib: number;
}

/** What of platform.yaml decides which workloads run: a setting of cluster_services, or alerts that need a secret. */
type Switch = Extract<keyof Platform["clusterServices"], `enable${string}`> | "alertingSecrets";

/** One kind of container that every client's cluster runs. */
export interface Workload {
  readonly layer: "platform" | "cluster-services" | "observability";
  /** One on every node; so many by tier; or as many as platform.yaml says. */
  readonly pods: "per-node" | Readonly<Record<Tier, number>> | "istioIngressGatewayReplicas";
  readonly requests: ContainerRequests;
  /** Where more replicas, metrics and days ask for more. */
  readonly premium?: ContainerRequests;
  readonly switch?: Switch;
  /** The workload in whose pods it is a second container. */
  readonly inPodOf?: "prometheus";
}

const PER_NODE = "per-node";
const ONE = { standard: 1, premium: 1 } as const;
const TWO = { standard: 2, premium: 2 } as const;
/** Premium clients have a second one where two make sense (S3-91, S3-92). */
const PAIRED = { standard: 1, premium: 2 } as const;

const ask = (cpuMillicores: number, memoryMib: number): ContainerRequests => ({ cpuMillicores, memoryMib });

/**
 * Everything that layers 02, 05 and 06 run in a cluster, with what each container asks for. EKS sets its add-ons'
 * requests (none of memory for those that need little); the rest is chosen here, and the layers render their charts from
 * this table. It suits up to some ten nodes; two t3.medium carry it for a standard client, with little to spare (S3-14).
 */
const TABLE = {
  // EKS add-ons: requests of their manifests, the sum of a pod's containers.
  "aws-node": { layer: "platform", pods: PER_NODE, requests: ask(50, 0) },
  "kube-proxy": { layer: "platform", pods: PER_NODE, requests: ask(100, 0) },
  "eks-pod-identity-agent": { layer: "platform", pods: PER_NODE, requests: ask(0, 0) },
  "ebs-csi-node": { layer: "platform", pods: PER_NODE, requests: ask(30, 120) },
  "ebs-csi-controller": { layer: "platform", pods: TWO, requests: ask(60, 240) },
  // Mounts the secrets of Alertmanager's receivers; driver and provider are one add-on.
  "secrets-store-csi-driver": {
    layer: "platform",
    pods: PER_NODE,
    requests: ask(70, 140),
    switch: "alertingSecrets",
  },
  "secrets-store-csi-driver-provider-aws": {
    layer: "platform",
    pods: PER_NODE,
    requests: ask(50, 100),
    switch: "alertingSecrets",
  },
  coredns: { layer: "platform", pods: TWO, requests: ask(100, 70) },

  "aws-load-balancer-controller": {
    layer: "cluster-services",
    pods: TWO,
    requests: ask(50, 128),
    switch: "enableAwsLoadBalancerController",
  },
  "cluster-autoscaler": {
    layer: "cluster-services",
    pods: ONE,
    requests: ask(50, 128),
    switch: "enableClusterAutoscaler",
  },
  // The chart's 200Mi is for a hundred nodes.
  "metrics-server": {
    layer: "cluster-services",
    pods: PAIRED,
    requests: ask(50, 100),
    switch: "enableMetricsServer",
  },
  "external-dns": { layer: "cluster-services", pods: ONE, requests: ask(20, 64), switch: "enableExternalDns" },
  // The chart's 2048Mi is for a thousand services, ztunnel's 512Mi for as much traffic.
  istiod: {
    layer: "cluster-services",
    pods: PAIRED,
    requests: ask(200, 512),
    switch: "enableIstioServiceMesh",
  },
  "istio-cni": {
    layer: "cluster-services",
    pods: PER_NODE,
    requests: ask(50, 100),
    switch: "enableIstioServiceMesh",
  },
  ztunnel: { layer: "cluster-services", pods: PER_NODE, requests: ask(100, 128), switch: "enableIstioServiceMesh" },
  "istio-ingressgateway": {
    layer: "cluster-services",
    pods: "istioIngressGatewayReplicas",
    requests: ask(50, 128),
    switch: "enableIstioServiceMesh",
  },

  "node-exporter": { layer: "observability", pods: PER_NODE, requests: ask(20, 32) },
  // What it sends to S3, fifty megabytes at most, is in memory while it is packed.
  "fluent-bit": { layer: "observability", pods: PER_NODE, requests: ask(50, 128) },
  "kube-state-metrics": { layer: "observability", pods: ONE, requests: ask(20, 64) },
  "prometheus-operator": { layer: "observability", pods: ONE, requests: ask(50, 96) },
  // Some 8 KiB for each of the 80,000 series of a small cluster with the mesh.
  prometheus: { layer: "observability", pods: PAIRED, requests: ask(200, 768), premium: ask(300, 1536) },
  "thanos-sidecar": { layer: "observability", pods: PAIRED, requests: ask(20, 64), inPodOf: "prometheus" },
  // One of each: the store only reads, and of compactors there may be no second.
  "thanos-query": { layer: "observability", pods: ONE, requests: ask(50, 128), premium: ask(50, 256) },
  "thanos-store": { layer: "observability", pods: ONE, requests: ask(50, 192), premium: ask(50, 384) },
  "thanos-compactor": { layer: "observability", pods: ONE, requests: ask(50, 256), premium: ask(50, 512) },
  alertmanager: { layer: "observability", pods: PAIRED, requests: ask(10, 64) },
  // One in both tiers, as are Loki and Tempo: each writes to a volume of its own.
  grafana: { layer: "observability", pods: ONE, requests: ask(50, 256) },
  loki: { layer: "observability", pods: ONE, requests: ask(100, 512), premium: ask(200, 1024) },
  tempo: { layer: "observability", pods: ONE, requests: ask(100, 384), premium: ask(150, 768) },
} as const satisfies Readonly<Record<string, Workload>>;

/** A workload by its name in this project. */
export type WorkloadName = keyof typeof TABLE;

/** The table, a row per workload. */
export const WORKLOADS: Readonly<Record<WorkloadName, Workload>> = TABLE;

const NAMES = Object.keys(WORKLOADS) as WorkloadName[];

/** The settings of platform.yaml that matter here, as far as they could be read. */
export interface ClusterSettings {
  readonly clusterServices?: Partial<Platform["clusterServices"]>;
  readonly alerting?: { readonly slack?: object; readonly smtp?: object };
}

/** What one container of each workload asks for, in a client's tier. */
export function clusterRequests(tier: Tier): Readonly<Record<WorkloadName, ContainerRequests>> {
  return forEach((name) => {
    const { requests, premium } = WORKLOADS[name];
    return (tier === "premium" ? premium : undefined) ?? requests;
  });
}

/** How many pods of each workload a cluster has, or each node of it: none of what is switched off. */
export function clusterReplicas(tier: Tier, settings: ClusterSettings): Readonly<Record<WorkloadName, number>> {
  return forEach((name) => {
    const { pods, switch: needed } = WORKLOADS[name];
    if (needed !== undefined && !isOn(needed, settings)) return 0;
    if (pods === PER_NODE) return 1;
    return typeof pods === "string" ? (settings.clusterServices?.[pods] ?? 1) : pods[tier];
  });
}

function isOn(needed: Switch, { clusterServices, alerting }: ClusterSettings): boolean {
  if (needed === "alertingSecrets") return alerting?.slack !== undefined || alerting?.smtp !== undefined;
  return clusterServices?.[needed] !== false;
}

function forEach<T>(value: (name: WorkloadName) => T): Readonly<Record<WorkloadName, T>> {
  return Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Record<WorkloadName, T>;
}
