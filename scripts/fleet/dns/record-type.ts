/** Types of records that are made by hand. */
export const RECORD_TYPES = ["A", "AAAA", "CNAME", "TXT"] as const;

/** One of them. */
export type RecordType = (typeof RECORD_TYPES)[number];
