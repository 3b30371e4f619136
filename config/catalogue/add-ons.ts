/** The add-ons that EKS runs in clusters, by EKS's own names. */
export const ADD_ONS = [
  "vpc-cni",
  "kube-proxy",
  "coredns",
  "eks-pod-identity-agent",
  "aws-ebs-csi-driver",
  "aws-secrets-store-csi-driver-provider",
] as const;

/** One of the add-ons. */
export type AddOnName = (typeof ADD_ONS)[number];

/** A version of each add-on. */
export type AddOnVersions = Readonly<Record<AddOnName, string>>;

/** These follow no Kubernetes version: one release serves all that this project knows. */
const FOR_ALL = {
  "vpc-cni": "v1.22.4-eksbuild.3",
  "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
  "aws-ebs-csi-driver": "v1.63.1-eksbuild.1",
  "aws-secrets-store-csi-driver-provider": "v3.1.3-eksbuild.1",
} as const;

/**
 * What a cluster of each Kubernetes version runs, pinned, so that a plan changes only when this table does. Source: the
 * add-ons' version tables in the EKS User Guide, as of 2026-08-20.
 */
const BY_KUBERNETES_VERSION: Readonly<Record<string, AddOnVersions>> = {
  "1.31": { ...FOR_ALL, "kube-proxy": "v1.31.14-eksbuild.20", coredns: "v1.11.4-eksbuild.40" },
  "1.32": { ...FOR_ALL, "kube-proxy": "v1.32.13-eksbuild.16", coredns: "v1.11.4-eksbuild.40" },
  "1.33": { ...FOR_ALL, "kube-proxy": "v1.33.10-eksbuild.13", coredns: "v1.12.4-eksbuild.18" },
  "1.34": { ...FOR_ALL, "kube-proxy": "v1.34.6-eksbuild.13", coredns: "v1.13.2-eksbuild.11" },
  "1.35": { ...FOR_ALL, "kube-proxy": "v1.35.3-eksbuild.13", coredns: "v1.14.3-eksbuild.3" },
  "1.36": { ...FOR_ALL, "kube-proxy": "v1.36.0-eksbuild.13", coredns: "v1.14.3-eksbuild.3" },
};

/** The add-ons of a cluster: the tested versions, but for those that platform.yaml names. */
export function addOnVersions(
  kubernetesVersion: string,
  chosen: Readonly<Partial<Record<AddOnName, string | undefined>>>,
): AddOnVersions {
  const tested = BY_KUBERNETES_VERSION[kubernetesVersion];
  if (!tested) throw new Error(`Kubernetes ${kubernetesVersion} has no add-on versions`);
  return Object.fromEntries(ADD_ONS.map((name) => [name, chosen[name] ?? tested[name]])) as AddOnVersions;
}
