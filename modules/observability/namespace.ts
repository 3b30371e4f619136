import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

import { NAMESPACE } from "./services";

/** The namespace of all tools (S3-88). */
export class Namespace extends Construct {
  readonly namespace: NamespaceV1;

  constructor(scope: Construct, id: string, kubernetes: TerraformProvider) {
    super(scope, id);
    this.namespace = new NamespaceV1(this, "namespace", {
      provider: kubernetes,
      metadata: {
        name: NAMESPACE,
        labels: {
          // Node exporter and Fluent Bit read the node's own files, which no stricter level lets a pod do.
          "pod-security.kubernetes.io/enforce": "privileged",
          // Tools see every part of the mesh, and must work while it does not.
          "istio.io/dataplane-mode": "none",
        },
      },
    });
  }
}
