import { BUCKET_METRICS, type BucketMetricName } from "../../../modules/storage-insights/metric-catalogue";
import { only } from "../storage/synthesize";
import { PROPS, synthesizeInsights } from "./synthesize-insights";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region: string;
    readonly metrics: readonly (readonly unknown[])[];
  };
}

const dashboard = only(synthesizeInsights()("aws_cloudwatch_dashboard"));
const { widgets } = JSON.parse(dashboard.dashboard_body as string) as { widgets: Widget[] };
const metrics = widgets.flatMap(({ properties }) => properties.metrics);

/** The dimensions of a metric as a dashboard writes it, and how it is asked for. */
function parts(metric: readonly unknown[]) {
  const [namespace, name, ...rest] = metric as [string, BucketMetricName, ...unknown[]];
  const drawing = rest.pop() as { period: number; stat: string };
  const pairs = rest as string[];
  const dimensions = Object.fromEntries(
    pairs.flatMap((key, index) => (index % 2 === 0 ? [[key, pairs[index + 1]!]] : [])),
  );
  return { namespace, name, dimensions, drawing };
}

describe("The dashboard of a client's storage (S4-29)", () => {
  it("has the documented name", () => {
    expect(dashboard.dashboard_name).toBe("acme-production-us-east-2-s3-optimization");
  });

  it("shows every metric that is watched, of every bucket (S1-22)", () => {
    for (const { bucketName } of PROPS.buckets) {
      const shown = metrics.map(parts).filter(({ dimensions }) => dimensions.BucketName === bucketName);
      expect(new Set(shown.map(({ name }) => name))).toEqual(new Set(Object.keys(BUCKET_METRICS)));
    }
  });

  it("asks for each metric as the catalogue has it: other dimensions or periods show nothing (M-41)", () => {
    for (const { namespace, name, dimensions, drawing } of metrics.map(parts)) {
      const catalogued = BUCKET_METRICS[name];
      expect(namespace).toBe(catalogued.namespace);
      expect(drawing).toMatchObject({ period: catalogued.periodSeconds, stat: catalogued.stat });
      expect(Object.keys(dimensions)).toEqual(
        catalogued.dimensions === "storage" ? ["BucketName", "StorageType"] : ["BucketName", "FilterId"],
      );
      if (name === "NumberOfObjects") expect(dimensions.StorageType).toBe("AllStorageTypes");
    }
  });

  it("writes metrics as CloudWatch reads them: texts, pairs of dimensions, then how it is drawn", () => {
    expect(metrics.length).toBeGreaterThan(0);
    for (const metric of metrics) {
      const texts = metric.slice(0, -1);
      expect(texts.filter((text) => typeof text !== "string" || text === "")).toEqual([]);
      expect(texts.length % 2).toBe(0);
      const { period, ...drawing } = metric.at(-1) as { period: number; stat: string; label?: string };
      expect(period % 60).toBe(0);
      expect(period).toBeGreaterThan(0);
      expect(Object.keys(drawing).filter((key) => !["stat", "label"].includes(key))).toEqual([]);
    }
  });

  it("gives every widget a title and a known type", () => {
    expect(widgets.map(({ type }) => type).filter((type) => !["metric", "text", "alarm"].includes(type))).toEqual([]);
    expect(widgets.filter(({ properties }) => !properties.title)).toEqual([]);
  });

  it("places no widget over another, nor outside the grid", () => {
    const cells = widgets.flatMap(({ x, y, width, height }) => {
      expect(x + width).toBeLessThanOrEqual(24);
      return Array.from(
        { length: width * height },
        (_, cell) => `${x + (cell % width)}:${y + Math.floor(cell / width)}`,
      );
    });
    expect(new Set(cells).size).toBe(cells.length);
    expect(widgets.every(({ type, properties }) => type === "metric" && properties.region === "us-east-2")).toBe(true);
  });
});
