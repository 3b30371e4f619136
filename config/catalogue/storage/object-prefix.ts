/**
 * Keys below a folder, without characters that need care, with a slash at the end. A key has 1024 bytes, so a prefix that
 * anything lies below has 1023 at most (S3's user guide, naming of objects).
 */
export const OBJECT_PREFIX = /^(?=.{1,1023}$)[A-Za-z0-9!_.*'()-]+(\/[A-Za-z0-9!_.*'()-]+)*\/$/;

/** What such a prefix looks like, in words. */
export const OBJECT_PREFIX_ADVICE =
  "must be a key prefix of at most 1023 characters that ends with a slash, such as finance/";
