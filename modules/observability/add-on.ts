import type { ITerraformDependable, TerraformProvider } from "cdktf";

import type { Chart } from "../../config/catalogue/workloads/charts";
import type { PodIdentityProps } from "../eks/pod-identity";
import type { ObservabilityRequests } from "./observability-props";

/** What every tool is installed with. */
export interface AddOn {
  readonly chart: Chart;
  readonly helm: TerraformProvider;
  /** Everything of its pods' identity but what they may do. */
  readonly identity: Omit<PodIdentityProps, "serviceAccount" | "statements" | "managedPolicyArns" | "roleName">;
  readonly roleName: string;
  readonly storageClassName: string;
  readonly requests: ObservabilityRequests;
  /** What must be there before. */
  readonly after: readonly ITerraformDependable[];
}
