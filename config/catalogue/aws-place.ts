/** AWS's separate worlds: accounts of one know nothing of the others'. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** Where in AWS something is. */
export interface AwsPlace {
  /** `aws`, `aws-cn` or `aws-us-gov`: worlds whose accounts know nothing of each other. */
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The partition that a region is in. */
export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Another region of the same account, such as the one that replicas are in. */
export function inRegion({ partition, accountId }: AwsPlace, region: string): AwsPlace {
  return { partition, region, accountId };
}

/** A service's name in a region, as clients reach it, KMS sees it in `kms:ViaService`, and some roles trust it. */
export function regionalHost({ partition, region }: Pick<AwsPlace, "partition" | "region">, service: string): string {
  return `${service}.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}
