import type { AwsPlace } from "../../config/catalogue/aws-place";

/** Where most modules are tested. */
export const OHIO: AwsPlace = { partition: "aws", region: "us-east-2", accountId: "123456789012" };

/** Where replicas are. */
export const OREGON: AwsPlace = { ...OHIO, region: "us-west-2" };

/** Ohio's account in a region of the government's partition. */
export const GOVERNMENT: AwsPlace = { ...OHIO, partition: "aws-us-gov", region: "us-gov-west-1" };

/** Ohio's account in a region of China's partition. */
export const CHINA: AwsPlace = { ...OHIO, partition: "aws-cn", region: "cn-north-1" };
