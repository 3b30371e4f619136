/** Most nodes that a managed node group can have. Source: EKS service quotas. */
export const MOST_NODES_OF_A_GROUP = 450;

/** Most user data that EC2 takes. Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html. */
export const MOST_USER_DATA_BYTES = 16_384;
