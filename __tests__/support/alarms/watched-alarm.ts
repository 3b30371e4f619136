import type { Body } from "../../../scripts/fleet/review/model/stack";
import { parseExpression, type Expression } from "./metric-math";

/** A metric that an alarm looks at. */
export interface WatchedMetric {
  /** Its id in an expression; `m1` when the alarm is on one metric alone. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
}

/** How the samples of a period become one data point. */
export type Statistic = "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum";

/** What becomes of periods without data. */
export type MissingData = "breaching" | "ignore" | "missing" | "notBreaching";

/** An aws_cloudwatch_metric_alarm, in the terms that CloudWatch evaluates it by; times in seconds. */
export interface WatchedAlarm {
  readonly name: string;
  readonly metrics: readonly WatchedMetric[];
  /** What is compared with the threshold. */
  readonly expression: Expression;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly breaches: (value: number) => boolean;
  readonly missingData: MissingData;
}

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: MetricPart & { readonly period: number; readonly stat: Statistic };
}

interface MetricPart {
  readonly namespace: string;
  readonly metric_name: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

interface AlarmBody extends Partial<MetricPart> {
  readonly alarm_name: string;
  readonly comparison_operator: keyof typeof COMPARISONS;
  readonly threshold: number;
  readonly evaluation_periods: number;
  readonly datapoints_to_alarm?: number;
  readonly treat_missing_data?: MissingData;
  readonly period?: number;
  readonly statistic?: Statistic;
  readonly metric_query?: readonly Query[];
}

const COMPARISONS = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;

/** DynamoDB's metrics have it that missing data is ignored, whatever an alarm says. Source: CloudWatch's guide, as of 2026-11. */
const ALWAYS_IGNORED = "AWS/DynamoDB";

/** Reads an alarm as Terraform's JSON has it; throws where CloudWatch would refuse it. */
export function watchedAlarm(body: Body): WatchedAlarm {
  const alarm = body as unknown as AlarmBody;
  const { metrics, expression, periodSeconds } = alarm.metric_query ? ofQueries(alarm.metric_query) : ofMetric(alarm);
  const { evaluation_periods: evaluationPeriods, datapoints_to_alarm: datapointsToAlarm = evaluationPeriods } = alarm;
  // PutMetricAlarm, as of 2026-11: a week for periods of an hour or more, a day for others.
  const longest = periodSeconds >= 3600 ? 7 * 86400 : 86400;
  if (periodSeconds * evaluationPeriods > longest) throw new Error(`${alarm.alarm_name} looks back too far`);
  if (datapointsToAlarm > evaluationPeriods) throw new Error(`${alarm.alarm_name} can never have so many data points`);
  const ignored = metrics.some(({ namespace }) => namespace === ALWAYS_IGNORED);
  const compare = COMPARISONS[alarm.comparison_operator];
  return {
    name: alarm.alarm_name,
    metrics,
    expression,
    periodSeconds,
    evaluationPeriods,
    datapointsToAlarm,
    threshold: alarm.threshold,
    breaches: (value) => compare(value, alarm.threshold),
    missingData: ignored ? "ignore" : (alarm.treat_missing_data ?? "missing"),
  };
}

type Watched = Pick<WatchedAlarm, "metrics" | "expression" | "periodSeconds">;

function ofMetric({ namespace, metric_name, dimensions, statistic, period }: AlarmBody): Watched {
  const metric = { id: "m1", namespace: namespace!, name: metric_name!, dimensions: dimensions ?? {} };
  return {
    metrics: [{ ...metric, statistic: statistic! }],
    expression: parseExpression("m1"),
    periodSeconds: period!,
  };
}

function ofQueries(queries: readonly Query[]): Watched {
  const metrics = queries.flatMap(({ id, metric }): WatchedMetric[] => {
    if (!metric) return [];
    const { namespace, metric_name: name, dimensions = {}, stat: statistic } = metric;
    return [{ id, namespace, name, dimensions, statistic }];
  });
  if (metrics.length > 10) throw new Error("An alarm takes ten metrics at most");
  const shown = queries.filter((query) => query.return_data === true);
  const periods = new Set(queries.flatMap(({ metric }) => metric?.period ?? []));
  if (shown.length !== 1 || periods.size !== 1)
    throw new Error("An alarm on an expression has one result, and one period for all its metrics");
  return {
    metrics,
    expression: parseExpression(shown[0]!.expression ?? shown[0]!.id),
    periodSeconds: [...periods][0]!,
  };
}
