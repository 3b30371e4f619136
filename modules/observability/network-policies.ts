import { NetworkPolicyV1, type NetworkPolicyV1Spec } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

import type { Opening, Peer } from "./openings";

/** What is closed, and what is open in it. */
export interface NetworkPoliciesProps {
  readonly kubernetes: TerraformProvider;
  /** Text, so that policies come after the namespace. */
  readonly namespace: string;
  readonly openings: readonly Opening[];
}

type Ports = { port: string; protocol: "TCP" | "UDP" }[];

/** A namespace that is closed in both directions but for what its openings name. */
export class NetworkPolicies extends Construct {
  /** Tools start with the doors as they will be. */
  readonly policies: readonly NetworkPolicyV1[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkPoliciesProps,
  ) {
    super(scope, id);
    this.policies = [
      this.policy("default-deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
      ...props.openings.map((opening) => this.policy(opening.name, specification(opening))),
    ];
  }

  private policy(name: string, spec: NetworkPolicyV1Spec): NetworkPolicyV1 {
    const { kubernetes, namespace } = this.props;
    return new NetworkPolicyV1(this, name, { provider: kubernetes, metadata: { name, namespace }, spec });
  }
}

function specification({ pods, direction, peer, ports }: Opening): NetworkPolicyV1Spec {
  const rule = { ports: ports.length > 0 ? ports.map(portOf) : undefined };
  const podSelector = Object.keys(pods).length > 0 ? { matchLabels: pods } : {};
  return direction === "in"
    ? { podSelector, policyTypes: ["Ingress"], ingress: [{ ...rule, from: [selector(peer)] }] }
    : { podSelector, policyTypes: ["Egress"], egress: [{ ...rule, to: [selector(peer)] }] };
}

function portOf(port: Opening["ports"][number]): Ports[number] {
  const [number, protocol] = String(port).split("/");
  return { port: number!, protocol: protocol === "UDP" ? "UDP" : "TCP" };
}

/** An empty selector selects all there is. */
function selector(peer: Peer) {
  switch (peer.kind) {
    case "same-namespace":
      return { podSelector: {} };
    case "any-namespace":
      return { namespaceSelector: {} };
    case "pods":
      return {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": peer.namespace } },
        podSelector: { matchLabels: peer.labels },
      };
    case "addresses":
      return { ipBlock: { cidr: peer.cidr } };
  }
}
