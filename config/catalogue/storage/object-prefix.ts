/** Keys below a folder, without characters that need care (S3's user guide, naming of objects), with a slash at the end. */
export const OBJECT_PREFIX = /^[A-Za-z0-9!_.*'()-]+(\/[A-Za-z0-9!_.*'()-]+)*\/$/;

/** What such a prefix looks like, in words. */
export const OBJECT_PREFIX_ADVICE = "must be a key prefix that ends with a slash, such as finance/";
