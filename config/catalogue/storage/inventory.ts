/** The first part of every inventory's key; S3 adds the source's name (S4-09). */
export const INVENTORY_PREFIX = "inventory";

/** What S3 calls the daily list of a bucket's objects. */
export const INVENTORY_NAME = "daily-inventory";
