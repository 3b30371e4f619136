import { withoutIndices } from "./attribute-path";

/**
 * Lists whose order says something, by type: the provider's schema has them as lists, and AWS or Helm reads them one after
 * the other. Every other list of an argument is a set to AWS, whatever the schema calls it: rules of a lifecycle, ports.
 */
const ORDERED: Readonly<Record<string, readonly string[]>> = {
  // EC2 takes the first type that there is capacity of; another order replaces the group.
  aws_eks_node_group: ["instance_types"],
  // Records pass through them one after the other.
  aws_kinesis_firehose_delivery_stream: ["extended_s3_configuration.processing_configuration.processors"],
  // Later values win.
  helm_release: ["values", "set", "set_list", "set_sensitive"],
  terraform_data: ["input", "triggers_replace"],
};

/** Whether the order of a list says something. */
export function isOrdered(type: string, path: string): boolean {
  return ORDERED[type]?.includes(withoutIndices(path)) ?? false;
}
