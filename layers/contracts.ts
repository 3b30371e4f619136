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
  /** The copy in another region; absent without replication. */
  readonly replica_bucket_name?: string;
}

/** `client_observability`: how a client's own buckets are watched (S4-30); clients without such buckets are not in it. */
export interface ClientObservabilityFacts {
  /** Where new uploads are announced; absent without an input bucket. */
  readonly upload_queue_url?: string;
  /** This and all below are absent unless the client buys cost optimization. */
  readonly alert_topic_arn?: string;
  readonly dashboard_url?: string;
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
  readonly client_observability: ClientObservabilityFacts;
}

/** The name of a contract, and of its output. */
export type ContractName = keyof Contracts;

/** Which layer publishes a contract. */
export const PUBLISHED_BY: Readonly<Record<ContractName, LayerName>> = {
  clients: "foundation",
  client_networks: "foundation",
  client_storage: "foundation",
  client_observability: "observability",
};
