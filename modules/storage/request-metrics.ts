/** Name of the request metrics of a whole bucket, and so the FilterId of alarms on them (S4-28, M-10). */
export const ENTIRE_BUCKET = "EntireBucket";
