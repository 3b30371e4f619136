import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Chart } from "../../config/catalogue/workloads/charts";
import { renderValues, type HelmValues } from "./helm-values";

/** One installation of a chart in a cluster. */
export interface ChartReleaseProps {
  readonly releaseName: string;
  readonly chart: Chart;
  /** Must exist: a namespace that Helm makes has no labels, and is nobody's to delete. */
  readonly namespace: string;
  /** No secrets: values stand in Terraform's state. */
  readonly values: HelmValues;
  /** The provider that reaches the cluster. */
  readonly helm: TerraformProvider;
  /** How long an installation may take; default 900. */
  readonly timeoutSeconds?: number;
  /** What has to be there before, and is destroyed after: Terraform infers neither from values. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Whether the release counts as installed only once its pods are ready; default true. */
  readonly wait?: boolean;
}

/** Revisions that can be rolled back to; Helm keeps all by default, each a Secret in the cluster. */
const KEPT_REVISIONS = 5;

/** A chart of an exact version in one namespace; an apply goes on with what an earlier one left there under its name. */
export class ChartRelease extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: ChartReleaseProps) {
    super(scope, id);
    this.release = new Release(this, "release", {
      provider: props.helm,
      name: props.releaseName,
      repository: props.chart.repository,
      chart: props.chart.name,
      version: props.chart.version,
      namespace: props.namespace,
      createNamespace: false,
      values: [renderValues(props.values)],
      // A first installation that fails stays in the cluster to be looked at, and provider 3.1 forgets it: without
      // `upgradeInstall` each later apply would find the name in use (terraform-provider-helm #1669). It goes by the exact version.
      atomic: false,
      upgradeInstall: true,
      cleanupOnFail: true,
      wait: props.wait ?? true,
      waitForJobs: true,
      timeout: props.timeoutSeconds ?? 900,
      maxHistory: KEPT_REVISIONS,
      dependsOn: props.dependsOn && [...props.dependsOn],
    });
  }
}
