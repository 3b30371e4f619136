/** When EKS stops supporting a Kubernetes minor version; dates are the last day, YYYY-MM-DD. */
export interface KubernetesVersion {
  readonly standardUntil: string;
  /** After this day EKS upgrades the cluster by itself. */
  readonly extendedUntil: string;
}

/** Source: endoflife.date/amazon-eks, read 2026-08-22. */
export const KUBERNETES_VERSIONS: Readonly<Record<string, KubernetesVersion>> = {
  "1.31": { standardUntil: "2025-11-26", extendedUntil: "2026-11-26" },
  "1.32": { standardUntil: "2026-03-23", extendedUntil: "2027-03-23" },
  "1.33": { standardUntil: "2026-07-29", extendedUntil: "2027-07-29" },
  "1.34": { standardUntil: "2026-12-02", extendedUntil: "2027-12-02" },
  "1.35": { standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
  "1.36": { standardUntil: "2027-08-02", extendedUntil: "2028-08-02" },
};

/** The version of clusters that ask for none. */
export const DEFAULT_KUBERNETES_VERSION = "1.35";
