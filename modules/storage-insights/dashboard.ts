import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";

import {
  BUCKET_METRICS,
  requestDimensions,
  storageDimensions,
  type BucketMetricName,
  type RequestMetricName,
} from "./metric-catalogue";
import { storageTypesOf, type WatchedBucket } from "./watched-bucket";

/** What the dashboard shows. */
export interface DashboardProps {
  /** Names of dashboards are an account's, not a region's. */
  readonly dashboardName: string;
  readonly region: string;
  readonly buckets: readonly WatchedBucket[];
}

/** CloudWatch's grid is 24 units wide: four widgets a row, a row for each bucket. */
const WIDTH = 6;
const HEIGHT = 6;

const REQUESTS: readonly RequestMetricName[] = [
  "AllRequests",
  "GetRequests",
  "PutRequests",
  "DeleteRequests",
  "HeadRequests",
];
const ERRORS: readonly RequestMetricName[] = ["4xxErrors", "5xxErrors"];

/** Size, objects, requests and errors of each bucket (S4-29, S1-22). Dashboards take no tags (M-40). */
export class Dashboard extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { dashboardName, region, buckets }: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, "dashboard", {
      dashboardName,
      dashboardBody: JSON.stringify({ widgets: buckets.flatMap((bucket, row) => widgetsOf(bucket, row, region)) }),
    });
    this.url = `https://console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboardName}`;
  }
}

function widgetsOf(bucket: WatchedBucket, row: number, region: string): object[] {
  const { bucketName } = bucket;
  const size = storageTypesOf(bucket).map((type) =>
    line("BucketSizeBytes", storageDimensions(bucketName, type), { label: type }),
  );
  const objects = [line("NumberOfObjects", storageDimensions(bucketName, "AllStorageTypes"))];
  const requests = (metrics: readonly RequestMetricName[]) =>
    metrics.map((metric) => line(metric, requestDimensions(bucketName)));
  const contents = [
    { title: `${bucketName}: size in bytes`, metrics: size, stacked: true },
    { title: `${bucketName}: objects`, metrics: objects },
    { title: `${bucketName}: requests`, metrics: requests(REQUESTS) },
    { title: `${bucketName}: errors`, metrics: requests(ERRORS) },
  ];
  return contents.map((content, column) => ({
    type: "metric",
    x: column * WIDTH,
    y: row * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: { view: "timeSeries", region, ...content },
  }));
}

/** A metric as CloudWatch's dashboards write it: namespace, name, dimensions one by one, and how it is drawn. */
function line(metric: BucketMetricName, dimensions: Readonly<Record<string, string>>, drawing: object = {}): unknown[] {
  const { namespace, periodSeconds, stat } = BUCKET_METRICS[metric];
  return [namespace, metric, ...Object.entries(dimensions).flat(), { period: periodSeconds, stat, ...drawing }];
}
