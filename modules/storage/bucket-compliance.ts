import type { BucketProps } from "./bucket-props";

/** What a bucket fulfils of the checks that an auditor runs (S0-19). */
export interface BucketCompliance {
  readonly encryption: boolean;
  readonly versioning: boolean;
  readonly publicAccessBlocked: boolean;
  readonly tlsOnly: boolean;
  /** True as well for a log target, which keeps no log of receiving logs (C-28). */
  readonly accessLogging: boolean;
  readonly lifecycle: boolean;
  readonly overall: "COMPLIANT" | "NON_COMPLIANT";
}

/** The compliance of a bucket with these props: all but access logging is so by construction. */
export function bucketCompliance(props: BucketProps): BucketCompliance {
  const accessLogging = props.accessLogTarget !== undefined || props.accessLogSources !== undefined;
  return {
    encryption: true,
    versioning: true,
    publicAccessBlocked: true,
    tlsOnly: true,
    accessLogging,
    lifecycle: true,
    overall: accessLogging ? "COMPLIANT" : "NON_COMPLIANT",
  };
}
