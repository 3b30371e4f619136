import type { TerraformProvider } from "cdktf";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { ChartKeyOf, ReleasedCharts } from "../../config/catalogue/workloads/charts";
import type { ContainerRequests } from "../../config/catalogue/workloads/container";
import type { ContainerName } from "../../config/catalogue/workloads/containers";
import type { ClientPrefix } from "./client-prefix";

/** The pages of the charts that are installed. */
export type ObservabilityChart = ChartKeyOf<"observability">;

/** The service accounts that have rights in AWS, each with a role of its own. */
export type ObservabilityAccount =
  "prometheus" | "alertmanager" | "grafana" | "loki" | "tempo" | "fluent-bit" | "thanos";

/** What each container asks for. */
export type ObservabilityRequests = Readonly<Record<ContainerName<"observability">, ContainerRequests>>;

/** What a client's tier buys (S3-91, S3-92); volumes are per replica. */
export interface ObservabilitySizes {
  readonly prometheus: {
    /** Two are an HA pair on different nodes. */
    readonly replicas: number;
    readonly retentionDays: number;
    readonly volumeSizeGib: number;
    /** Powers of ten, as Prometheus counts; less than the volume, which also holds the write-ahead log. */
    readonly retentionSizeGb: number;
  };
  readonly alertmanager: { readonly replicas: number; readonly volumeSizeGib: number };
  readonly grafana: { readonly volumeSizeGib: number };
  /** Replicas by default one; three keep every log line three times. */
  readonly loki: { readonly retentionHours: number; readonly volumeSizeGib: number; readonly replicas?: 1 | 3 };
  readonly tempo: { readonly retentionHours: number; readonly volumeSizeGib: number };
  /** Days that metrics are kept in S3. */
  readonly thanos: { readonly retentionDays: number; readonly volumeSizeGib: number };
}

/** Who hears of alerts (S3-93). */
export interface AlertingProps {
  readonly emailAddresses: readonly string[];
  /** Sends the e-mails when no mail server is given: publishing takes a role and no password. May be a reference. */
  readonly snsTopicArn?: string;
  readonly slack?: { readonly channel: string; readonly webhookSecretName: string };
  readonly smtp?: {
    /** Server and port. */
    readonly smarthost: string;
    readonly from: string;
    readonly username: string;
    readonly passwordSecretName: string;
  };
  /** Keys of the topic and of the secrets, where these have keys of the account's own. */
  readonly kmsKeyArns?: readonly string[];
}

/** What of the client's lies outside the cluster and is on its dashboards all the same. */
export interface WatchedResources {
  readonly bucketNames: readonly string[];
  /** Machines that run PostgreSQL, by the name their metrics carry. */
  readonly databaseMachines: readonly string[];
}

/** What watches one client's cluster, and in which size. */
export interface ClientObservabilityProps {
  /** Value of the label that every metric, log line and alert carries. */
  readonly client: string;
  readonly clusterName: string;
  readonly place: AwsPlace;
  readonly providers: { readonly kubernetes: TerraformProvider; readonly helm: TerraformProvider };
  readonly charts: ReleasedCharts<"observability">;
  readonly roleNames: Readonly<Record<ObservabilityAccount, string>>;
  readonly storageClassName: string;
  readonly sizes: ObservabilitySizes;
  readonly requests: ObservabilityRequests;
  /** The client's part of the shared buckets. */
  readonly buckets: Readonly<Record<"logs" | "traces" | "metrics", ClientPrefix>>;
  readonly alerting: AlertingProps;
  /** A central Prometheus that gets all metrics as well. */
  readonly remoteWriteUrl?: string;
  /** Whether the cluster runs the mesh: its parts are scraped, and its gateways send traces. */
  readonly istio: boolean;
  readonly watched: WatchedResources;
  readonly tags: Readonly<Record<string, string>>;
}
