import { isImmutable } from "./conditions";
import type { Replacing } from "./replacing";

const IN_CLUSTER = ["metadata.generate_name", "metadata.name"];
const IN_NAMESPACE = [...IN_CLUSTER, "metadata.namespace"];

/** What replaces resources of the other providers, by type; each with the file that says so. */
export const OTHERS: Readonly<Record<string, Replacing>> = {
  // hashicorp/helm 3.1: RequiresReplace in helm/resource_helm_release.go.
  helm_release: { attributes: ["name", "namespace"], defaults: { namespace: "default" } },
  // hashicorp/kubernetes 2.38: kubernetes/schema_metadata.go, and resource_<type>.go.
  kubernetes_config_map_v1: {
    attributes: IN_NAMESPACE,
    when: { binary_data: isImmutable, data: isImmutable, immutable: isImmutable },
  },
  kubernetes_namespace_v1: { attributes: IN_CLUSTER },
  kubernetes_network_policy_v1: { attributes: IN_NAMESPACE },
  kubernetes_secret_v1: {
    attributes: [...IN_NAMESPACE, "type"],
    when: { binary_data: isImmutable, data: isImmutable, immutable: isImmutable },
  },
  kubernetes_storage_class_v1: {
    attributes: [
      ...IN_CLUSTER,
      "allowed_topologies",
      "mount_options",
      "parameters",
      "storage_provisioner",
      "volume_binding_mode",
    ],
  },
  // Of Terraform itself: stands for the region of what is beside it.
  terraform_data: { attributes: ["triggers_replace"] },
};
