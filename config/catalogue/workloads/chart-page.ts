import type { PerTier } from "../tiers";
import type { Container } from "./container";
import type { PlainRelease } from "./plain-release";

/** What is known of one version of a chart. */
export interface ChartVersion {
  /** The Kubernetes minor versions that it runs on, both included; an open end is one that nothing is known against. */
  readonly kubernetes: { readonly min?: string; readonly max?: string };
  /** What it installs. */
  readonly appVersion: string;
  /** The last day on which its makers mend it, YYYY-MM-DD; absent where they announce none. */
  readonly supportEnds?: string;
  /** They say "about" that day: it slips with their releases. */
  readonly isAbout?: true;
  /** Where range and date come from. */
  readonly note: string;
}

/** A setting of cluster_services that says whether clusters run it. */
export interface ServiceSwitch {
  readonly field: `enable_${string}`;
  readonly default: boolean;
  /** What it does while it is on, for editors and the reference page. */
  readonly does: string;
}

/** The data that a tool keeps by itself, and for how long. */
export interface KeptData {
  /** The setting of observability.retention, in days. */
  readonly field: `${string}_days`;
  /** What is kept, for editors and the reference page. */
  readonly what: string;
  /** Most days that can be asked for. */
  readonly longest: number;
  /** Days by tier where platform.yaml does not say. */
  readonly days: PerTier<number>;
  /** The shared bucket that has the data too, whose lifecycle deletes whatever the tool thinks of it. */
  readonly bucket: "logs" | "traces" | "metrics";
}

/** A page of the catalogue: everything this project knows of a chart, or of charts that are released together. */
export interface ChartPage {
  /** As people call it. */
  readonly title: string;
  readonly layer: "cluster-services" | "observability";
  readonly repository: string;
  /** The chart's name in the repository; several, all of one version, where they are released together. */
  readonly charts: readonly [string, ...string[]];
  /** The versions that this project has rendered its values with, newest first; the first is the default. */
  readonly versions: Readonly<Record<string, ChartVersion>>;
  /** The setting of the layer's section in platform.yaml that chooses another version. */
  readonly versionField: `${string}_version`;
  /** Absent where every cluster runs it. */
  readonly switch?: ServiceSwitch;
  /** Its containers, by their names in this project. */
  readonly containers: Readonly<Record<string, Container>>;
  /** Sizes of its volumes in GiB, for each replica. */
  readonly volumesGib?: Readonly<Record<string, PerTier<number>>>;
  readonly keeps?: KeptData;
  /** How it is installed, where a release of the chart is all there is to it: no rights in AWS, nothing of the client's. */
  readonly plain?: PlainRelease;
}
