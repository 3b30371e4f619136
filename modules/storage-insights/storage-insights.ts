import { Construct } from "constructs";

import type { AwsPlace } from "../../config/catalogue/aws-place";
import { BucketAlarms } from "./alarms";
import { CostControl, type CostControlProps } from "./cost-control";
import { Dashboard } from "./dashboard";
import type { WatchedBucket } from "./watched-bucket";

/** Whose storage is watched, and how. */
export interface StorageInsightsProps {
  readonly dashboardName: string;
  readonly buckets: readonly WatchedBucket[];
  /** Hears of alarms, unless cost control brings a topic of the client's own. */
  readonly alarmTopicArn: string;
  /** What the client buys on top; absent without. */
  readonly costControl?: CostControlProps;
  readonly place: AwsPlace;
  readonly tags: Readonly<Record<string, string>>;
}

/** What watches a client's buckets: alarms and a dashboard for everybody (S1-22 to S1-24), cost control for those who buy it. */
export class StorageInsights extends Construct {
  readonly dashboardUrl: string;
  /** Absent without cost control. */
  readonly costControl: CostControl | undefined;

  constructor(scope: Construct, id: string, props: StorageInsightsProps) {
    super(scope, id);
    const { dashboardName, buckets, alarmTopicArn, costControl, place, tags } = props;
    this.costControl = costControl && new CostControl(this, costControl, { buckets, place, tags });
    const topicArn = this.costControl?.alertTopicArn ?? alarmTopicArn;
    const limits = {
      sizeBytes: costControl?.sizeThresholdBytes,
      hourlyRequests: costControl?.requestsPerHourThreshold,
    };
    for (const bucket of buckets)
      new BucketAlarms(this, `${bucket.purpose}-alarms`, { bucket, limits, topicArn, tags });
    this.dashboardUrl = new Dashboard(this, "dashboard", { dashboardName, region: place.region, buckets }).url;
  }
}
