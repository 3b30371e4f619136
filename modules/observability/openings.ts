import type { AlertingProps } from "./observability-props";
import { PORTS } from "./services";

/** Labels that pods of the namespace are found by, as their charts set them. */
const PODS = {
  all: {},
  prometheus: { "app.kubernetes.io/name": "prometheus" },
  alertmanager: { "app.kubernetes.io/name": "alertmanager" },
  operator: { app: "kube-prometheus-stack-operator" },
  tempo: { "app.kubernetes.io/name": "tempo" },
} as const;

/** Who is at the other end: pods of this namespace, of all or of one, or addresses. */
export type Peer =
  | { readonly kind: "same-namespace" }
  | { readonly kind: "any-namespace" }
  | { readonly kind: "pods"; readonly namespace: string; readonly labels: Readonly<Record<string, string>> }
  | { readonly kind: "addresses"; readonly cidr: string };

/** One way through a namespace that is otherwise closed in both directions. */
export interface Opening {
  /** Name of the policy and a part of its address. */
  readonly name: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly direction: "in" | "out";
  readonly peer: Peer;
  /** All ports when empty. */
  readonly ports: readonly (number | `${number}/UDP`)[];
}

const ANYWHERE: Peer = { kind: "addresses", cidr: "0.0.0.0/0" };
const SAME_NAMESPACE: Peer = { kind: "same-namespace" };
const ANY_NAMESPACE: Peer = { kind: "any-namespace" };
const DNS: Peer = { kind: "pods", namespace: "kube-system", labels: { "k8s-app": "kube-dns" } };

/** A link-local address of the agent on every node. The instance's own metadata, at 169.254.169.254, stays closed. */
const POD_IDENTITY_AGENT: Peer = { kind: "addresses", cidr: "169.254.170.23/32" };

/** What every installation needs. */
const OPENINGS: readonly Opening[] = [
  { name: "within-in", pods: PODS.all, direction: "in", peer: SAME_NAMESPACE, ports: [] },
  { name: "within-out", pods: PODS.all, direction: "out", peer: SAME_NAMESPACE, ports: [] },
  { name: "dns", pods: PODS.all, direction: "out", peer: DNS, ports: [53, "53/UDP"] },
  { name: "pod-identity", pods: PODS.all, direction: "out", peer: POD_IDENTITY_AGENT, ports: [80] },
  // The Kubernetes API, S3, CloudWatch, SNS, Secrets Manager, Slack: none has addresses of its own to name.
  { name: "https", pods: PODS.all, direction: "out", peer: ANYWHERE, ports: [443] },
  { name: "traces", pods: PODS.tempo, direction: "in", peer: ANY_NAMESPACE, ports: [PORTS.otlpGrpc, PORTS.otlpHttp] },
  // API servers call from addresses that AWS chooses; what they call checks rules before these are stored.
  { name: "operator-webhook", pods: PODS.operator, direction: "in", peer: ANYWHERE, ports: [10250] },
  { name: "scrape-pods", pods: PODS.prometheus, direction: "out", peer: ANY_NAMESPACE, ports: [] },
  // The kubelet and node exporter answer at the addresses of nodes, which are in no namespace.
  { name: "scrape-nodes", pods: PODS.prometheus, direction: "out", peer: ANYWHERE, ports: [9100, 10250] },
];

/** What is open: what every installation needs, and the ports of this one's mail server and central Prometheus. */
export function openings({ smtp }: Pick<AlertingProps, "smtp">, remoteWriteUrl: string | undefined): Opening[] {
  const mail = smtp && Number(smtp.smarthost.split(":")[1]);
  const remote = remoteWriteUrl && Number(/^https?:\/\/[^/]*:(\d+)/.exec(remoteWriteUrl)?.[1] ?? 443);
  const out = { direction: "out", peer: ANYWHERE } as const;
  return [
    ...OPENINGS,
    ...(mail ? [{ ...out, name: "mail", pods: PODS.alertmanager, ports: [mail] }] : []),
    ...(remote && remote !== 443 ? [{ ...out, name: "remote-write", pods: PODS.prometheus, ports: [remote] }] : []),
  ];
}
