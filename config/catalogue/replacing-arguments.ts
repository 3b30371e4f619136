/** Of which day the table is, and of which version of the provider. */
export const REPLACING_ARGUMENTS_AS_OF = { day: "2026-11-30", provider: "hashicorp/aws 6.25.0" } as const;

/**
 * Arguments whose change has Terraform replace what carries load or data, of those that the stacks write; dots lead into
 * blocks. Source: "Forces new resource" in the provider's documentation of each type, and its schema.
 */
export const REPLACING_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_customer_gateway: ["bgp_asn", "bgp_asn_extended", "ip_address", "type"],
  aws_dynamodb_table: ["hash_key", "name", "range_key"],
  aws_ebs_volume: ["availability_zone", "encrypted", "kms_key_id", "snapshot_id"],
  aws_eip: ["domain"],
  aws_eks_cluster: [
    "access_config.bootstrap_cluster_creator_admin_permissions",
    "bootstrap_self_managed_addons",
    "encryption_config",
    "kubernetes_network_config.ip_family",
    "kubernetes_network_config.service_ipv4_cidr",
    "name",
    "role_arn",
  ],
  aws_eks_node_group: [
    "ami_type",
    "capacity_type",
    "cluster_name",
    "instance_types",
    "launch_template.id",
    "node_group_name",
    "node_role_arn",
    "subnet_ids",
  ],
  aws_instance: [
    "associate_public_ip_address",
    "availability_zone",
    "private_ip",
    "root_block_device.encrypted",
    "root_block_device.kms_key_id",
    "subnet_id",
  ],
  aws_kinesis_firehose_delivery_stream: ["destination", "name"],
  aws_kms_key: ["customer_master_key_spec", "key_usage", "multi_region"],
  aws_nat_gateway: ["allocation_id", "connectivity_type", "private_ip", "subnet_id"],
  aws_route53_zone: ["delegation_set_id", "name"],
  aws_s3_bucket: ["bucket", "object_lock_enabled"],
  aws_secretsmanager_secret: ["name"],
  aws_sqs_queue: ["fifo_queue", "name"],
  aws_subnet: ["availability_zone", "cidr_block", "vpc_id"],
  aws_vpc: ["cidr_block"],
  aws_vpn_connection: ["static_routes_only", "type"],
  aws_vpn_gateway: ["amazon_side_asn", "availability_zone"],
  // Stands for the region of what is beside it.
  terraform_data: ["triggers_replace"],
};
