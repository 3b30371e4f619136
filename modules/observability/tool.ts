import type { AddOnProps } from "../cluster/add-on";
import type { ObservabilityRequests } from "./observability-props";

/** What every tool is installed with, beyond what every add-on is. */
export interface ToolProps extends AddOnProps {
  readonly roleName: string;
  readonly storageClassName: string;
  readonly requests: ObservabilityRequests;
}
