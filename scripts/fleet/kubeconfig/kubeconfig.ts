import type { ClusterAccess } from "./cluster-access";

/** One named thing of a kubeconfig file; its settings are under its kind. */
export type NamedEntry = { readonly name: string } & Readonly<Record<string, unknown>>;

/** A kubeconfig file's content. */
export interface Kubeconfig {
  readonly apiVersion: "v1";
  readonly kind: "Config";
  readonly clusters: readonly NamedEntry[];
  readonly users: readonly NamedEntry[];
  readonly contexts: readonly NamedEntry[];
  readonly "current-context": string;
}

/**
 * The kubeconfig of one client's cluster, as `aws eks update-kubeconfig --alias <client>` writes it: the context has the client's
 * name (S3-54), cluster and user the cluster's. kubectl asks the AWS command line for a token each time, so that the file holds no secret.
 */
export function kubeconfig(client: string, access: ClusterAccess, profile?: string): Kubeconfig {
  const { clusterName: name, region, endpoint: server, certificateAuthorityData } = access;
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["--region", region, "eks", "get-token", "--cluster-name", name, "--output", "json"],
    ...(profile === undefined ? {} : { env: [{ name: "AWS_PROFILE", value: profile }] }),
  };
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "certificate-authority-data": certificateAuthorityData } }],
    users: [{ name, user: { exec } }],
    contexts: [{ name: client, context: { cluster: name, user: name } }],
    "current-context": client,
  };
}
