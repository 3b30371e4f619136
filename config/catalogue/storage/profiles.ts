import type { LifecycleFilter, Transition } from "./lifecycle-rule";

/** What a bucket is for: chooses its lifecycle and protection (S0-13 to S0-15). */
export type BucketPurpose =
  | "backend-state"
  | "logs"
  | "traces"
  | "metrics"
  | "audit-logs"
  | "apm-config"
  | "input"
  | "output"
  | "client-logs"
  | "data"
  | "inventory"
  | "replica"
  | "input-replica";

/** Days after which objects of a whole bucket move on; 0 means they never reach that class. */
export interface ProfileTransitionDays {
  readonly standardIa: number;
  readonly glacier: number;
  readonly deepArchive: number;
  readonly intelligentTiering: number;
}

/** A rule for a part of a bucket: some prefix lives by other days than the rest. */
export interface ProfilePrefixRule {
  readonly id: string;
  readonly filter: LifecycleFilter;
  readonly transitions: readonly Transition[];
  readonly noncurrentTransitions?: readonly Transition[];
  /** 0 = objects never expire by this rule. */
  readonly expirationDays: number;
}

/** One row of the table of purposes. */
export interface BucketProfile {
  /** What the rule for the whole bucket is called: documents name some (S1-05, S1-07, S1-08, S4-08). */
  readonly ruleId: string;
  /** Days until current objects expire; 0 = never. */
  readonly expirationDays: number;
  /** Whether a target may set the days itself, or the purpose fixes them. */
  readonly retention: "fixed" | "setting";
  /** Days replaced versions are kept; an audit trail keeps them as long as current objects. */
  readonly noncurrentExpirationDays: number | "as-current";
  readonly abortMultipartDays: number;
  readonly transitionDays: ProfileTransitionDays;
  readonly noncurrentTransitions: readonly Transition[];
  readonly prefixRules: readonly ProfilePrefixRule[];
  /** Whether objects move to INTELLIGENT_TIERING instead of STANDARD_IA unless a target says otherwise. */
  readonly intelligentTiering: boolean;
  /** S3 cannot deliver access logs to a bucket with SSE-KMS (M-15), so a log target stays with AES256. */
  // AWS's own words, where documents have two vocabularies (M-76).
  readonly encryption: "AES256" | "aws:kms" | "either";
  /** Nobody deletes a version; only the lifecycle does, when its time has come (S3-30). */
  readonly denyVersionDeletion: boolean;
  readonly preventDestroy: boolean;
}

const NEVER: ProfileTransitionDays = { standardIa: 0, glacier: 0, deepArchive: 0, intelligentTiering: 0 };

/** Seven calendar years: 7 × 365 = 2555 is one or two days short of them (M-69). */
const SEVEN_YEARS_DAYS = 2557;

/** The seven years of documents 001 and 004, kept for their own purposes. */
export const DOCUMENTED_SEVEN_YEARS_DAYS = 2555;

/** Nobody comes back to an upload that was left half-way: neither its source nor its copy is kept. */
const TEMPORARY_UPLOADS: ProfilePrefixRule = {
  id: "temporary-uploads",
  filter: { prefix: "uploads/temp/" },
  transitions: [],
  expirationDays: 1,
};

const DEFAULTS = {
  ruleId: "whole-bucket",
  retention: "fixed",
  transitionDays: NEVER,
  noncurrentTransitions: [],
  prefixRules: [],
  intelligentTiering: false,
  denyVersionDeletion: false,
  preventDestroy: false,
} as const;

/** The purposes and their days, by what is kept (C-10), before S3's rules drop what cannot happen (C-08). */
export const BUCKET_PROFILES: Readonly<Record<BucketPurpose, BucketProfile>> = {
  "backend-state": {
    ...DEFAULTS,
    expirationDays: 0,
    noncurrentExpirationDays: 90,
    abortMultipartDays: 7,
    encryption: "either",
    preventDestroy: true,
  },
  logs: {
    ...DEFAULTS,
    expirationDays: 90,
    retention: "setting",
    noncurrentExpirationDays: 7,
    abortMultipartDays: 1,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 90 },
    encryption: "either",
  },
  traces: {
    ...DEFAULTS,
    expirationDays: 30,
    retention: "setting",
    noncurrentExpirationDays: 7,
    abortMultipartDays: 1,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 60 },
    encryption: "either",
  },
  metrics: {
    ...DEFAULTS,
    expirationDays: 90,
    retention: "setting",
    noncurrentExpirationDays: 7,
    abortMultipartDays: 1,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 90 },
    encryption: "either",
  },
  "audit-logs": {
    ...DEFAULTS,
    expirationDays: SEVEN_YEARS_DAYS,
    retention: "setting",
    noncurrentExpirationDays: "as-current",
    abortMultipartDays: 1,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 90 },
    encryption: "AES256",
    denyVersionDeletion: true,
    preventDestroy: true,
  },
  "apm-config": {
    ...DEFAULTS,
    expirationDays: 0,
    noncurrentExpirationDays: 90,
    abortMultipartDays: 7,
    // Live configuration must stay readable at once: only backups move (M-21).
    prefixRules: [
      {
        id: "backups",
        filter: { prefix: "backups/" },
        transitions: [
          { days: 30, storageClass: "STANDARD_IA" },
          { days: 90, storageClass: "GLACIER" },
          { days: 365, storageClass: "DEEP_ARCHIVE" },
        ],
        expirationDays: 365,
      },
    ],
    encryption: "either",
  },
  input: {
    ...DEFAULTS,
    ruleId: "input_lifecycle",
    expirationDays: 365,
    noncurrentExpirationDays: 30,
    abortMultipartDays: 7,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 90 },
    prefixRules: [TEMPORARY_UPLOADS],
    encryption: "aws:kms",
  },
  output: {
    ...DEFAULTS,
    ruleId: "output_lifecycle",
    expirationDays: DOCUMENTED_SEVEN_YEARS_DAYS,
    noncurrentExpirationDays: 90,
    abortMultipartDays: 7,
    transitionDays: { ...NEVER, standardIa: 90, glacier: 180 },
    noncurrentTransitions: [{ days: 30, storageClass: "STANDARD_IA" }],
    encryption: "aws:kms",
  },
  "client-logs": {
    ...DEFAULTS,
    ruleId: "logs_lifecycle",
    expirationDays: DOCUMENTED_SEVEN_YEARS_DAYS,
    noncurrentExpirationDays: 90,
    abortMultipartDays: 7,
    transitionDays: { ...NEVER, standardIa: 30, glacier: 90 },
    encryption: "AES256",
  },
  data: {
    ...DEFAULTS,
    ruleId: "general-data-optimization",
    expirationDays: 0,
    noncurrentExpirationDays: DOCUMENTED_SEVEN_YEARS_DAYS,
    abortMultipartDays: 7,
    transitionDays: { ...NEVER, intelligentTiering: 7 },
    // The whole bucket moves to INTELLIGENT_TIERING, so this rule repeats no such step (M-05).
    prefixRules: [
      {
        id: "compliance-data-archival",
        filter: { prefix: "compliance/", tags: { DataType: "Compliance" } },
        transitions: [
          { days: 90, storageClass: "GLACIER" },
          { days: 365, storageClass: "DEEP_ARCHIVE" },
        ],
        noncurrentTransitions: [{ days: 30, storageClass: "DEEP_ARCHIVE" }],
        expirationDays: 0,
      },
    ],
    intelligentTiering: true,
    encryption: "either",
  },
  inventory: {
    ...DEFAULTS,
    expirationDays: 90,
    noncurrentExpirationDays: 7,
    abortMultipartDays: 1,
    encryption: "AES256",
  },
  replica: {
    ...DEFAULTS,
    expirationDays: 0,
    // Kept as long as the source keeps its own; replication already writes GLACIER (M-24).
    retention: "setting",
    noncurrentExpirationDays: 90,
    abortMultipartDays: 7,
    encryption: "either",
  },
  // Copies of uploads go when the uploads do: a person's picture isn't kept longer elsewhere.
  "input-replica": {
    ...DEFAULTS,
    expirationDays: 365,
    noncurrentExpirationDays: 30,
    abortMultipartDays: 7,
    prefixRules: [TEMPORARY_UPLOADS],
    encryption: "either",
  },
};
