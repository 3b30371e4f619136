import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

import { terraformText } from "../machine/terraform-text";
import { readDashboard, type Dashboard, type DashboardName } from "./dashboard-file";
import type { WatchedResources } from "./observability-props";

/** Which dashboards there are, and where. */
export interface DashboardsProps {
  readonly kubernetes: TerraformProvider;
  /** Text, so that ConfigMaps come after the namespace. */
  readonly namespace: string;
  readonly istio: boolean;
  readonly watched: WatchedResources;
}

/** The dashboards of this project (S3-95): Grafana's sidecar finds them by their label, whenever they change. */
export class Dashboards extends Construct {
  constructor(scope: Construct, id: string, { kubernetes, namespace, istio, watched }: DashboardsProps) {
    super(scope, id);
    const { bucketNames, databaseMachines } = watched;
    const choices = { bucket: bucketNames, machine: databaseMachines };
    for (const name of shownDashboards(istio, watched)) {
      new ConfigMapV1(this, name, {
        provider: kubernetes,
        metadata: { name: `dashboard-${name}`, namespace, labels: { grafana_dashboard: "1" } },
        // Grafana's own `${…}` is not for Terraform to evaluate.
        data: { [`${name}.json`]: terraformText(JSON.stringify(withChoices(readDashboard(name), choices))) },
      });
    }
  }
}

/** A dashboard of something that the client has not would be full of empty panels. */
function shownDashboards(istio: boolean, { bucketNames, databaseMachines }: WatchedResources): DashboardName[] {
  return [
    "client-overview",
    "cluster",
    ...(istio ? (["istio"] as const) : []),
    ...(bucketNames.length > 0 ? (["storage"] as const) : []),
    ...(databaseMachines.length > 0 ? (["postgresql"] as const) : []),
  ];
}

/** Puts the client's own resources into the choices named after them: CloudWatch would offer those of the whole account. */
function withChoices(dashboard: Dashboard, choices: Readonly<Record<string, readonly string[]>>): Dashboard {
  const list = dashboard.templating.list.map((variable) => {
    const values = choices[variable.name];
    return variable.type === "custom" && values ? { ...variable, query: values.join(",") } : variable;
  });
  return { ...dashboard, templating: { ...dashboard.templating, list } };
}
