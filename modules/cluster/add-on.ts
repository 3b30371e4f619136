import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Chart } from "../../config/catalogue/workloads/charts";
import type { PodIdentityPlace } from "../eks/pod-identity";

/** The cluster that add-ons run in, how it is reached, and its place in AWS. */
export interface ClusterPlace extends PodIdentityPlace {
  readonly kubernetes: TerraformProvider;
  readonly helm: TerraformProvider;
}

/** What every add-on is made from. */
export interface AddOnProps {
  readonly cluster: ClusterPlace;
  readonly chart: Chart;
  /** What has to be there before the add-on, and to stay until the last of it is gone. */
  readonly after: readonly ITerraformDependable[];
}
