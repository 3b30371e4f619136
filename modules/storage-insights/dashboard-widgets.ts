import {
  BUCKET_METRICS,
  requestDimensions,
  storageDimensions,
  type BucketMetricName,
  type RequestMetricName,
} from "./metric-catalogue";
import { storageTypesOf, type WatchedBucket } from "./watched-bucket";

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

/** A widget of a dashboard, as CloudWatch's API has it. */
export interface Widget {
  readonly type: "metric";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly view: "timeSeries";
    readonly region: string;
    readonly metrics: readonly unknown[];
    readonly stacked?: boolean;
  };
}

/** The widgets of a client's buckets: size, objects, requests and errors, a row for each (S4-29, S1-22). */
export function dashboardWidgets(buckets: readonly WatchedBucket[], region: string): Widget[] {
  return buckets.flatMap((bucket, row) => widgetsOf(bucket, row, region));
}

function widgetsOf(bucket: WatchedBucket, row: number, region: string): Widget[] {
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
