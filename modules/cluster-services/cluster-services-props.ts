import type { TerraformProvider } from "cdktf";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { ReleasedCharts } from "../../config/catalogue/workloads/charts";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import type { ContainerName } from "../../config/catalogue/workloads/containers";
import type { ClientZoneProps } from "./client-zone";
import type { AutoscalerSettings } from "./cluster-autoscaler";
import type { ExternalDnsPolicy } from "./external-dns";
import type { TracingEndpoint } from "./istio";

/** Services that act in AWS, each in a role of its own. */
export type ServiceRoleName = "aws-load-balancer-controller" | "cluster-autoscaler" | "external-dns";

/** What runs in the cluster. */
export type ServiceContainer = ContainerName<"cluster-services">;

/** Everything about what one client's cluster runs before the client's own applications. */
export interface ClusterServicesProps {
  readonly clusterName: string;
  /** Such as `1.35`. */
  readonly kubernetesVersion: string;
  readonly vpcId: string;
  readonly place: AwsPlace;
  /** The client's key, for volumes. */
  readonly kmsKeyArn: string;
  readonly providers: { readonly kubernetes: TerraformProvider; readonly helm: TerraformProvider };
  /** Of the services that are switched on: one that is left out has neither release nor role (S3-76). */
  readonly charts: ReleasedCharts<"cluster-services">;
  /** Unique in the account, at most 64 characters. */
  readonly roleNames: Readonly<Record<ServiceRoleName, string>>;
  readonly requests: Readonly<Record<ServiceContainer, ContainerRequests>>;
  readonly replicas: Readonly<Record<ServiceContainer, number>>;
  readonly autoscaler: AutoscalerSettings;
  readonly externalDnsPolicy: ExternalDnsPolicy;
  /** Where the mesh sends traces; none when left out. */
  readonly tracing?: TracingEndpoint;
  readonly zone: Omit<ClientZoneProps, "tags">;
  readonly tags: Readonly<Record<string, string>>;
  /** Of load balancers: the provider's own tags among them. */
  readonly allTags: Readonly<Record<string, string>>;
}
