/** What is lost with a resource that goes, also when another one comes in its place. */
export interface Loss {
  /**
   * `data`: what it holds is gone. `identity`: others know it by what AWS gave it, and must be told anew. `load`: it
   * serves, and nothing of it is kept.
   */
  readonly kind: "data" | "identity" | "load";
  /** Ends the sentence "with it …". */
  readonly what: string;
}

const data = (what: string): Loss => ({ kind: "data", what });
const identity = (what: string): Loss => ({ kind: "identity", what });
const load = (what: string): Loss => ({ kind: "load", what });

/** What is lost with a resource, by type; of other types nothing is: rights, rules, routes, settings of something else, what watches. */
export const LOSSES: Readonly<Record<string, Loss>> = {
  aws_cloudwatch_log_group: data("go all events that it has kept"),
  aws_dlm_lifecycle_policy: data("end the snapshots that it takes and removes in time"),
  aws_dynamodb_table: data("go all items"),
  aws_ebs_volume: data("goes all that is on it but its snapshots"),
  aws_instance: data("go its root volume, its address and what runs on it"),
  aws_kms_key: data("can't be read any more what it has encrypted"),
  aws_s3_bucket: data("go its objects, and its name is free for everybody"),
  aws_secretsmanager_secret: data("goes its value, and its name stays taken for the recovery window"),
  aws_sqs_queue: data("go the messages that wait in it"),
  kubernetes_namespace_v1: data("goes all that runs in it, claims of volumes included"),

  aws_customer_gateway: identity("goes the VPN connection that stands on it"),
  aws_eip: identity("goes an address that others may have in their allow lists"),
  aws_eks_cluster: identity("go all that runs in it, its endpoint and the issuer that roles trust"),
  aws_route53_zone: identity("go its records and its name servers, which the parent zone and registrars name"),
  aws_sns_topic: identity("go its subscriptions, which people have confirmed"),
  aws_subnet: identity("goes all that stands in it"),
  aws_vpc: identity("goes all that stands in it"),
  aws_vpn_connection: identity("go its tunnels' addresses and pre-shared keys, which the client's device has"),
  aws_vpn_gateway: identity("go the connections that end at it"),

  aws_eks_addon: load("goes for a while what pods need of the cluster"),
  aws_eks_node_group: load("go its nodes and what runs on them"),
  aws_kinesis_firehose_delivery_stream: load("go the records that it has not delivered yet"),
  aws_lambda_function: load("goes what it does for a while"),
  aws_nat_gateway: load("goes the way out of the zone for a while"),
  aws_security_group: load("go its rules for a while"),
  aws_volume_attachment: load("is the volume taken from a running machine"),
  helm_release: load("goes what it runs"),
  terraform_data: load("goes what stands for it"),
};

/** Whether a type carries data or can't be made again as it was. */
export function isStateful(type: string): boolean {
  const loss = LOSSES[type];
  return loss !== undefined && loss.kind !== "load";
}
