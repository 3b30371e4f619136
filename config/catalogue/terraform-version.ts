/**
 * The oldest Terraform that reads the stacks: write-only arguments and S3's lock file came with 1.11. Source: its
 * changelog, 27 February 2025.
 */
export const OLDEST_TERRAFORM = "1.11";
