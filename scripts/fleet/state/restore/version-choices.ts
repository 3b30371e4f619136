/** The options of which one says what is restored. */
export const VERSION_CHOICES = ["versionId", "previous", "lastGood", "repairDigest"] as const;

/** One of them. */
export type VersionChoice = (typeof VERSION_CHOICES)[number];
