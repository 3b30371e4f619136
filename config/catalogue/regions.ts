/** What is fixed about an AWS region. */
export interface Region {
  /** Letters of its availability zones, as accounts see them. */
  readonly zones: string;
  /** An account must enable it before anything can be made there. */
  readonly optIn: boolean;
}

const opened = (zones = "abc"): Region => ({ zones, optIn: false });
const optIn = (zones = "abc"): Region => ({ zones, optIn: true });

/** The commercial regions. Source: AWS General Reference, "Regions and Zones". */
export const REGIONS: Readonly<Record<string, Region>> = {
  "af-south-1": optIn(),
  "ap-east-1": optIn(),
  "ap-east-2": optIn(),
  "ap-northeast-1": opened("acd"),
  "ap-northeast-2": opened("abcd"),
  "ap-northeast-3": opened(),
  "ap-south-1": opened(),
  "ap-south-2": optIn(),
  "ap-southeast-1": opened(),
  "ap-southeast-2": opened(),
  "ap-southeast-3": optIn(),
  "ap-southeast-4": optIn(),
  "ap-southeast-5": optIn(),
  "ap-southeast-7": optIn(),
  "ca-central-1": opened("abd"),
  "ca-west-1": optIn(),
  "eu-central-1": opened(),
  "eu-central-2": optIn(),
  "eu-north-1": opened(),
  "eu-south-1": optIn(),
  "eu-south-2": optIn(),
  "eu-west-1": opened(),
  "eu-west-2": opened(),
  "eu-west-3": opened(),
  "il-central-1": optIn(),
  "me-central-1": optIn(),
  "me-south-1": optIn(),
  "mx-central-1": optIn(),
  "sa-east-1": opened(),
  "us-east-1": opened("abcdef"),
  "us-east-2": opened(),
  "us-west-1": opened("abc"),
  "us-west-2": opened("abcd"),
};

/** Zone ids in which EKS puts no control plane; names like us-east-1e map to ids differently in every account. */
export const ZONES_WITHOUT_EKS: readonly string[] = ["use1-az3", "usw1-az2", "cac1-az3"];

/** `us-east-2` → `us-east`: the region without its trailing number (S0-21). */
export function regionShort(region: string): string {
  return region.replace(/-\d+$/, "");
}
