/** The account that Debian publishes its images from. Source: wiki.debian.org/Cloud/AmazonEC2Image. */
export const DEBIAN_ACCOUNT = "136693071363";
