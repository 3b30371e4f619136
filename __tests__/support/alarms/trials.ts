import { alarmHistory, stateAt, type Change, type Sample } from "./alarm-history";
import { deliveryOf, type Delivery } from "./deliveries";
import type { WatchedAlarm, WatchedMetric } from "./watched-alarm";

/** What an alarm is put through: calm, then trouble, then calm again; in seconds. */
interface Trial {
  readonly what: string;
  readonly delaySeconds: number;
  /** Which of the alarm's metrics are in trouble. */
  readonly troubled: readonly WatchedMetric[];
  readonly trouble: "lasting" | "once" | "silence" | "one sample lost";
  /** Whether a sparse metric reports zeros in calm times, as it does for a bucket with requests and without errors. */
  readonly zeros: boolean;
}

/** How far CloudWatch looks back beyond what it has to: AWS shows two periods, and says that it varies. */
const EXTRA_PERIODS = [2, 4] as const;

/** What is wrong with an alarm: a sentence for each trial in which it doesn't go off when it should, goes off otherwise, or doesn't come back. */
export function alarmProblems(alarm: WatchedAlarm): string[] {
  return trialsOf(alarm).flatMap((trial) =>
    EXTRA_PERIODS.flatMap((extraPeriods) => {
      const problems = problemsIn(alarm, trial, extraPeriods);
      return problems.map((problem) => `${trial.what}, ${trial.delaySeconds} s late, +${extraPeriods}: ${problem}`);
    }),
  );
}

function trialsOf(alarm: WatchedAlarm): Trial[] {
  const { everySeconds, delaysSeconds, sparse } = deliveryOf(alarm.metrics[0]!);
  const [first, last] = [alarm.metrics[0]!, alarm.metrics.at(-1)!];
  const sets = [alarm.metrics, ...(first === last ? [] : [[first], [last]])];
  const each = { zeros: false, troubled: alarm.metrics };
  return delaysSeconds.flatMap((delaySeconds) => [
    ...sets.flatMap((troubled) => {
      const what = `trouble in ${troubled.map(({ id }) => id).join(" ")}`;
      const lasting = { what, delaySeconds, troubled, trouble: "lasting" as const };
      return sparse ? [false, true].map((zeros) => ({ ...lasting, zeros })) : [{ ...lasting, zeros: false }];
    }),
    // Of what counts single events, one is enough.
    ...(sparse && alarm.threshold === 0 && everySeconds < 3600
      ? alarm.metrics.map((metric) => ({
          ...each,
          what: `a single event in ${metric.id}`,
          delaySeconds,
          troubled: [metric],
          trouble: "once" as const,
        }))
      : []),
    ...(sparse
      ? []
      : [
          { ...each, what: "silence", delaySeconds, trouble: "silence" as const },
          { ...each, what: "a lost sample", delaySeconds, trouble: "one sample lost" as const },
        ]),
  ]);
}

function problemsIn(alarm: WatchedAlarm, trial: Trial, extraPeriods: number): string[] {
  const { everySeconds } = deliveryOf(alarm.metrics[0]!);
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm;
  const settled = trial.delaySeconds + everySeconds + periodSeconds;
  const lookBack = (evaluationPeriods + extraPeriods) * periodSeconds + settled;
  const start = Math.ceil(lookBack / everySeconds) * everySeconds + everySeconds;
  const lasts = trial.trouble === "once" || trial.trouble === "one sample lost" ? everySeconds : 2 * lookBack;
  const end = start + lasts;
  const span = { from: 0, until: end + lookBack + everySeconds, extraPeriods };
  const changes = alarmHistory(
    alarm,
    (metric) => samplesOf(alarm, metric, { trial, start, end, until: span.until }),
    span,
  );

  const goesOff =
    trial.trouble !== "one sample lost" && (trial.trouble !== "silence" || alarm.missingData === "breaching");
  const deadline = start + settled + (trial.trouble === "silence" ? lookBack : datapointsToAlarm * periodSeconds);
  return [
    ...(stateAt(changes, start) === "OK" ? [] : [`is ${stateAt(changes, start)} in calm times`]),
    ...(goesOff && !alarms(changes, start, deadline) ? [`doesn't go off within ${deadline - start} s`] : []),
    ...(!goesOff && alarms(changes, start, span.until) ? ["goes off without need"] : []),
    ...(stateAt(changes, span.until) === "OK" ? [] : [`stays ${stateAt(changes, span.until)} when it is over`]),
  ];
}

function alarms(changes: readonly Change[], from: number, until: number): boolean {
  return changes.some(({ at, state }) => state === "ALARM" && at > from && at <= until);
}

interface Course {
  readonly trial: Trial;
  readonly start: number;
  readonly end: number;
  readonly until: number;
}

function samplesOf(alarm: WatchedAlarm, metric: WatchedMetric, { trial, start, end, until }: Course): Sample[] {
  const delivery = deliveryOf(metric);
  const troubled = trial.troubled.includes(metric);
  const samples: Sample[] = [];
  for (let at = 0; at < until; at += delivery.everySeconds) {
    const during = at >= start && at < end;
    const value = during && troubled ? inTrouble(alarm, metric, trial, delivery) : inCalm(alarm, trial, delivery);
    if (value !== undefined) samples.push({ at, value, knownAt: at + trial.delaySeconds });
  }
  return samples;
}

function inCalm({ breaches, threshold }: WatchedAlarm, { zeros }: Trial, { sparse }: Delivery): number | undefined {
  if (sparse) return zeros ? 0 : undefined;
  return breaches(0) ? threshold : 0;
}

/** How far beyond the threshold trouble is. A sum is smaller while only a part of its newest period is known: a fifth, at the worst. */
const CLEARLY = { Sum: 6, other: 2 } as const;

/** Clearly beyond the threshold, all troubled metrics together, in each period. */
function inTrouble(alarm: WatchedAlarm, metric: WatchedMetric, trial: Trial, delivery: Delivery): number | undefined {
  if (trial.trouble === "silence" || trial.trouble === "one sample lost") return undefined;
  if (trial.trouble === "once") return 1;
  if (alarm.breaches(0)) return 0;
  const each = (alarm.threshold + 1) / trial.troubled.length;
  if (metric.statistic !== "Sum") return CLEARLY.other * each;
  return (CLEARLY.Sum * each * delivery.everySeconds) / alarm.periodSeconds;
}
