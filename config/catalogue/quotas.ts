/** Most nodes that a managed node group can have. Source: EKS service quotas. */
export const MOST_NODES_OF_A_GROUP = 450;

/** Most bytes in an SSM parameter of the standard tier. Source: docs.aws.amazon.com/general/latest/gr/ssm.html. */
export const MOST_PARAMETER_BYTES = 4096;

/** Most user data that EC2 takes. Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html. */
export const MOST_USER_DATA_BYTES = 16_384;

/** Most GiB of a gp3 volume that every region has. Source: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html. */
export const MOST_VOLUME_GIB = 16_384;

/** Most bytes that one request can upload, be it a form's or a presigned one's. Source: S3 user guide, uploading objects. */
export const MOST_UPLOAD_BYTES = 5_368_709_120;
