import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** How much pods may ask of their node, as Kubernetes' pod security standards have it. */
export type PodSecurity = "privileged" | "baseline" | "restricted";

/** A namespace of a cluster. */
export interface NamespaceProps {
  readonly name: string;
  readonly podSecurity: PodSecurity;
  /** Further labels; default none. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly kubernetes: TerraformProvider;
}

/** A namespace that refuses pods which ask for more than its pod security standard. */
export class Namespace extends Construct {
  readonly namespaceName: string;
  readonly resource: NamespaceV1;

  constructor(scope: Construct, id: string, { name, podSecurity, labels, kubernetes }: NamespaceProps) {
    super(scope, id);
    this.namespaceName = name;
    this.resource = new NamespaceV1(this, "namespace", {
      provider: kubernetes,
      metadata: { name, labels: { "pod-security.kubernetes.io/enforce": podSecurity, ...labels } },
    });
  }
}
