import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";

/** How one cluster is reached. */
export interface ClusterProvidersProps {
  /** Tells the providers of a stack's clusters apart; unique in the stack. */
  readonly alias: string;
  /** A literal, so that a plan can log in before anything is read. */
  readonly clusterName: string;
  readonly endpoint: string;
  /** Base64, as EKS has it. */
  readonly certificateAuthorityData: string;
  readonly region: string;
}

/**
 * The providers that make Kubernetes objects and Helm releases in one cluster. They log in at each use, with the
 * credentials of whoever runs Terraform: a token from a data source would stand in the state, and be expired by the
 * time a saved plan is applied.
 */
export class ClusterProviders extends Construct {
  readonly kubernetes: KubernetesProvider;
  readonly helm: HelmProvider;

  constructor(scope: Construct, id: string, props: ClusterProvidersProps) {
    super(scope, id);
    const { alias, clusterName, region } = props;
    const cluster = { host: props.endpoint, clusterCaCertificate: decoded(props.certificateAuthorityData) };
    const exec = {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", clusterName, "--region", region, "--output", "json"],
    };
    this.kubernetes = new KubernetesProvider(this, "kubernetes", { alias, ...cluster, exec: [exec] });
    this.helm = new HelmProvider(this, "helm", { alias, kubernetes: { ...cluster, exec } });
  }
}

/** CDKTF takes only its own tokens for references: it would escape one to another layer's facts, and decode its text. */
function decoded(base64: string): string {
  return Token.isUnresolved(base64) ? Fn.base64decode(base64) : base64.replace(/^\$\{(.*)\}$/, "$${base64decode($1)}");
}
