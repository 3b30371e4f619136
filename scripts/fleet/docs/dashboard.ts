import { dashboardWidgets } from "../../../modules/storage-insights/dashboard-widgets";

/** One panel of a dashboard, where it stands on a grid of 24 columns. */
export interface Panel {
  readonly title: string;
  /** As Grafana names it: `timeseries`, `stat`, … */
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What it asks for: queries or metrics. */
  readonly shows: readonly string[];
}

/** A dashboard as readers see it. */
export interface Dashboard {
  /** File name of its picture, without ending. */
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly panels: readonly Panel[];
}

/** The parts of Grafana's JSON that a preview needs. */
export interface GrafanaDashboard {
  readonly title: string;
  readonly description: string;
  readonly panels: readonly {
    readonly type: string;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets: readonly {
      readonly expr?: string;
      readonly namespace?: string;
      readonly metricName?: string;
      readonly expression?: string;
    }[];
  }[];
}

/** A dashboard that Grafana provisions from a file. */
export function fromGrafana(name: string, { title, description, panels }: GrafanaDashboard): Dashboard {
  return {
    name,
    title,
    purpose: description,
    panels: panels.map(({ type, title, gridPos: { x, y, w, h }, targets }) => ({
      ...{ title, kind: type, x, y, width: w, height: h },
      shows: targets.map(({ expr, namespace, metricName, expression }) =>
        expr !== undefined
          ? oneLine(expr)
          : metricName
            ? `${namespace ?? ""} ${metricName}`
            : oneLine(expression ?? ""),
      ),
    })),
  };
}

/** The dashboard that CloudWatch has for a client who buys cost control, with two buckets as an example. */
export function storageInsightsDashboard(): Dashboard {
  const buckets = [
    { bucketName: "acme-input", purpose: "input" },
    { bucketName: "acme-data", purpose: "data" },
  ] as const;
  const panels = dashboardWidgets(buckets, "us-east-2").map(({ x, y, width, height, properties }) => ({
    ...{ x, y, width, height, kind: "timeseries", title: properties.title },
    shows: [...new Set(properties.metrics.map((metric) => (metric as string[]).slice(0, 2).join(" ")))],
  }));
  return {
    name: "cloudwatch-storage",
    title: "Storage in CloudWatch",
    purpose: "Size, objects, requests and errors of each of the client's own buckets, a row for each.",
    panels,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
