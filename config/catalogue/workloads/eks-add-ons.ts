import type { AddOnPage } from "./add-on-page";
import { ask, PER_NODE, TWO } from "./container";

/** The pages of the add-ons that EKS runs in clusters, by EKS's own names; EKS asks no memory for those that need little. */
export const ADD_ON_PAGES = {
  "vpc-cni": {
    title: "the VPC CNI",
    layer: "platform",
    versions: "v1.22.4-eksbuild.3",
    containers: { "aws-node": { pods: PER_NODE, requests: ask(50, 0) } },
  },
  "kube-proxy": {
    title: "kube-proxy",
    layer: "platform",
    versions: {
      "1.31": "v1.31.14-eksbuild.20",
      "1.32": "v1.32.13-eksbuild.16",
      "1.33": "v1.33.10-eksbuild.13",
      "1.34": "v1.34.6-eksbuild.13",
      "1.35": "v1.35.3-eksbuild.13",
      "1.36": "v1.36.0-eksbuild.13",
    },
    containers: { "kube-proxy": { pods: PER_NODE, requests: ask(100, 0) } },
  },
  coredns: {
    title: "CoreDNS",
    layer: "platform",
    versions: {
      "1.31": "v1.11.4-eksbuild.40",
      "1.32": "v1.11.4-eksbuild.40",
      "1.33": "v1.12.4-eksbuild.18",
      "1.34": "v1.13.2-eksbuild.11",
      "1.35": "v1.14.3-eksbuild.3",
      "1.36": "v1.14.3-eksbuild.3",
    },
    containers: { coredns: { pods: TWO, requests: ask(100, 70) } },
  },
  "eks-pod-identity-agent": {
    title: "the Pod Identity agent",
    layer: "platform",
    versions: "v1.3.10-eksbuild.3",
    containers: { "eks-pod-identity-agent": { pods: PER_NODE, requests: ask(0, 0) } },
  },
  "aws-ebs-csi-driver": {
    title: "the EBS CSI driver, 1.58 at least for its rights to be a cluster's own,",
    layer: "platform",
    versions: "v1.63.1-eksbuild.1",
    containers: {
      "ebs-csi-node": { pods: PER_NODE, requests: ask(30, 120) },
      "ebs-csi-controller": { pods: TWO, requests: ask(60, 240) },
    },
  },
  // Mounts the secrets of Alertmanager's receivers; driver and provider are one add-on.
  "aws-secrets-store-csi-driver-provider": {
    title: "the Secrets Store driver, while alerts need a secret",
    layer: "platform",
    versions: "v3.1.3-eksbuild.1",
    containers: {
      "secrets-store-csi-driver": { pods: PER_NODE, requests: ask(70, 140) },
      "secrets-store-csi-driver-provider-aws": { pods: PER_NODE, requests: ask(50, 100) },
    },
    onlyForAlertingSecrets: true,
  },
} as const satisfies Readonly<Record<string, AddOnPage>>;
