import { watchedAlarm, type WatchedMetric } from "../support/alarms/watched-alarm";
import { alarmProblems } from "../support/alarms/trials";
import { documentsNamed } from "../support/fleets";
import type { Body } from "../../scripts/fleet/review/model/stack";
import { resourcesOf } from "../support/synth";

const QUEUE = "ApproximateNumberOfMessagesVisible";
const REGISTRIES = ["everything on", "the shipped example"];

/** Every alarm of the registries, one for each kind: what it is about, and how it is evaluated. */
const KINDS = new Map<string, Body>(
  REGISTRIES.flatMap((name) => resourcesOf(documentsNamed(name), "aws_cloudwatch_metric_alarm")).map(({ body }) => [
    kindOf(body),
    body,
  ]),
);

describe("G15: every alarm goes off when it should, and comes back", () => {
  it("is proven for all kinds of alarms", () => {
    expect(KINDS.size).toBeGreaterThan(12);
  });

  it.each([...KINDS])("holds for %s", (_, alarm) => {
    expect(alarmProblems(watchedAlarm(alarm))).toEqual([]);
  });

  const [, SIZE] = [...KINDS].find(([kind]) => kind.includes("BucketSizeBytes"))!;
  const filled = (SIZE.metric_query as readonly Body[]).map((query) =>
    query.expression === undefined ? query : { ...query, expression: "FILL(m0, 0) + FILL(m1, 0) + FILL(m2, 0)" },
  );

  it.each<[string, Body, string]>([
    [
      "that waits for two days of a size, the newest of which is always filled with 0",
      { ...SIZE, metric_query: filled, evaluation_periods: 2, datapoints_to_alarm: 2 },
      "doesn't go off",
    ],
    [
      "on a metric of DynamoDB, which ignores that there is no data any more",
      metricAlarm({ namespace: "AWS/DynamoDB", metric_name: "ReadThrottleEvents", statistic: "Sum" }),
      "stays ALARM when it is over",
    ],
    [
      "whose threshold is never passed",
      metricAlarm({ namespace: "AWS/EC2", metric_name: "CPUUtilization", comparison_operator: "LessThanThreshold" }),
      "doesn't go off",
    ],
    [
      "that takes silence for trouble where silence is the rule",
      metricAlarm({ namespace: "AWS/SQS", metric_name: QUEUE, treat_missing_data: "breaching" }),
      "is ALARM in calm times",
    ],
    [
      "that never decides without data",
      metricAlarm({ namespace: "AWS/SQS", metric_name: QUEUE, treat_missing_data: "missing" }),
      "is INSUFFICIENT_DATA in calm times",
    ],
  ])("finds an alarm %s", (_, alarm, problem) => {
    expect(alarmProblems(watchedAlarm(alarm))).toContainEqual(expect.stringContaining(problem));
  });

  it("refuses an alarm on a metric whose delivery nobody has looked up", () => {
    const alarm = watchedAlarm(metricAlarm({ namespace: "AWS/Lambda", metric_name: "Errors" }));
    expect(() => alarmProblems(alarm)).toThrow("AWS/Lambda Errors");
  });
});

function metricAlarm(settings: Body): Body {
  return {
    alarm_name: "x",
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    evaluation_periods: 1,
    period: 300,
    statistic: "Maximum",
    treat_missing_data: "notBreaching",
    ...settings,
  };
}

/** What makes an alarm another kind: everything but whose it is. */
function kindOf(body: Body): string {
  const { metrics, periodSeconds, evaluationPeriods, datapointsToAlarm, missingData } = watchedAlarm(body);
  const [{ namespace, name, statistic }] = metrics as [WatchedMetric];
  const times = `${datapointsToAlarm} of ${evaluationPeriods} × ${periodSeconds} s`;
  const what = `${metrics.length} × ${namespace} ${name} ${statistic} ${String(body.comparison_operator)}`;
  return `${what} ${String(body.threshold)}, ${times}, ${missingData}`;
}
