import type { LayerName } from "../config/layers";

/** A value for every zone of a client's network, by the zone's name. */
export type ByZone = Readonly<Record<string, string>>;

/** `clients`: who is deployed; `terraform output -json clients | jq -r 'keys[]'` lists the names (S3-128). */
export interface ClientFacts {
  readonly client_code: string;
  readonly tier: string;
  readonly environment: string;
  readonly region: string;
  readonly vpc_id: string;
  readonly kms_key_arn: string;
}

/** `client_networks`: where the other layers put a client's machines (S3-47). */
export interface ClientNetworkFacts {
  readonly vpc_id: string;
  readonly vpc_cidr: string;
  readonly public_subnet_ids: ByZone;
  readonly private_subnet_ids: ByZone;
  readonly eks_subnet_ids: ByZone;
  readonly public_route_table_id: string;
  readonly private_route_table_ids: ByZone;
  readonly security_group_ids: Readonly<Record<"eks" | "database" | "compute", string>>;
  readonly nat_public_ips: ByZone;
  readonly s3_endpoint_id: string;
  /** Absent without a VPN. */
  readonly vpn_connection_id?: string;
}

/** `client_storage`: a client's own buckets by role; empty without any (S4-30). */
export interface ClientStorageFacts {
  readonly bucket_names: Readonly<Record<string, string>>;
  readonly bucket_arns: Readonly<Record<string, string>>;
  /** Lets the client's applications use the buckets; absent without any. */
  readonly access_policy_arn?: string;
  /** The copy of the data bucket in another region; absent without. */
  readonly replica_bucket_name?: string;
  /** All copies by the role of what is copied; absent without any. */
  readonly replica_bucket_names?: Readonly<Record<string, string>>;
}

/** `client_clusters`: how a client's cluster is reached and extended; clients without a cluster are not in it (S3-48…S3-53). */
export interface ClientClusterFacts {
  readonly cluster_name: string;
  readonly cluster_arn: string;
  readonly kubernetes_version: string;
  readonly endpoint: string;
  /** The cluster's certificate authority, base64. */
  readonly certificate_authority_data: string;
  readonly oidc_issuer_url: string;
  readonly oidc_provider_arn: string;
  /** EKS's own group, which control plane and nodes share. */
  readonly cluster_security_group_id: string;
  readonly node_role_arn: string;
  readonly node_group_names: ByZone;
  readonly control_plane_log_group: string;
  /** What carries audit logs into the audit-logs bucket (S3-94). */
  readonly audit_log_stream: string;
}

/** `client_databases`: where a client's PostgreSQL machines are, and where their passwords; clients without one are not in it (S3-69). */
export interface ClientDatabaseFacts {
  /** Of the data, from its making on: machines refuse another that the registry asks for later. */
  readonly postgres_version: string;
  /** What the registry asks for: a running server takes it at its next start, and the alarm `settings` says so until then. */
  readonly port: number;
  readonly primary_private_ip: string;
  readonly primary_instance_id: string;
  readonly primary_availability_zone: string;
  /** This and the next two are absent without a replica. */
  readonly replica_private_ip?: string;
  readonly replica_instance_id?: string;
  readonly replica_availability_zone?: string;
  /** Names in Secrets Manager; the secrets' values are nowhere else (S3-72). */
  readonly password_secret_name: string;
  readonly password_secret_arn: string;
  readonly replication_secret_name: string;
  /** `data`, `wal` and `backup` of the primary. */
  readonly primary_volume_ids: Readonly<Record<string, string>>;
  readonly security_group_id: string;
}

/** `client_analytics`: a client's analytics machine; clients without one are not in it (S3-73). */
export interface ClientAnalyticsFacts {
  readonly instance_id: string;
  readonly private_ip: string;
  readonly availability_zone: string;
  readonly data_volume_id: string;
  readonly role_arn: string;
  readonly security_group_id: string;
}

/** `client_zones`: a client's DNS zone and the storage of its cluster; clients without a cluster are not in it (S3-81). */
export interface ClientZoneFacts {
  readonly zone_id: string;
  readonly zone_name: string;
  readonly name_servers: readonly string[];
  /** The cluster's default storage class, whose volumes the client's key encrypts. */
  readonly storage_class_name: string;
}

/** `client_observability`: how a client's cluster and its own buckets are watched (S3-87, S4-30); clients with neither are not in it. */
export interface ClientObservabilityFacts {
  /** Where the cluster's tools live. This and the next four are absent without a cluster. */
  readonly namespace?: string;
  /** `kubectl port-forward -n observability svc/grafana 3000:80` opens Grafana. */
  readonly grafana_service?: string;
  /** Where applications in the cluster send spans, by gRPC. */
  readonly otlp_endpoint?: string;
  readonly prometheus_url?: string;
  readonly loki_url?: string;
  /** Where new uploads are announced; absent without an input bucket. */
  readonly upload_queue_url?: string;
  /** Shows the client's own buckets; absent without any that hold objects. */
  readonly dashboard_url?: string;
  /** This and all below are absent unless the client buys cost optimization. */
  readonly alert_topic_arn?: string;
  readonly function_names?: readonly string[];
  readonly main_bucket_name?: string;
  readonly main_bucket_arn?: string;
  readonly replica_bucket_name?: string;
  readonly inventory_bucket_name?: string;
  readonly cost_optimization_features?: Readonly<Record<string, "enabled" | "disabled">>;
}

/** Everything layers tell each other: one output per contract, a map keyed by client. Outputs hold no secrets (G7). */
export interface Contracts {
  readonly clients: ClientFacts;
  readonly client_networks: ClientNetworkFacts;
  readonly client_storage: ClientStorageFacts;
  readonly client_clusters: ClientClusterFacts;
  readonly client_databases: ClientDatabaseFacts;
  readonly client_analytics: ClientAnalyticsFacts;
  readonly client_zones: ClientZoneFacts;
  readonly client_observability: ClientObservabilityFacts;
}

/** The name of a contract, and of its output. */
export type ContractName = keyof Contracts;

/** Which layer publishes a contract. */
export const PUBLISHED_BY: Readonly<Record<ContractName, LayerName>> = {
  clients: "foundation",
  client_networks: "foundation",
  client_storage: "foundation",
  client_clusters: "platform",
  client_databases: "database",
  client_analytics: "compute",
  client_zones: "cluster-services",
  client_observability: "observability",
};
