import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";

import { dashboardWidgets } from "./dashboard-widgets";
import type { WatchedBucket } from "./watched-bucket";

/** What the dashboard shows. */
export interface DashboardProps {
  /** Names of dashboards are an account's, not a region's. */
  readonly dashboardName: string;
  readonly region: string;
  readonly buckets: readonly WatchedBucket[];
}

/** Size, objects, requests and errors of each bucket (S4-29, S1-22). Dashboards take no tags (M-40). */
export class Dashboard extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { dashboardName, region, buckets }: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, "dashboard", {
      dashboardName,
      dashboardBody: JSON.stringify({ widgets: dashboardWidgets(buckets, region) }),
    });
    this.url = `https://console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboardName}`;
  }
}
