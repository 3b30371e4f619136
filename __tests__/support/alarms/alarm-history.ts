import { alarmState, type AlarmState, type Verdict } from "./alarm-state";
import type { Points } from "./metric-math";
import type { Statistic, WatchedAlarm, WatchedMetric } from "./watched-alarm";

/** One value as it was reported; times in seconds. */
export interface Sample {
  /** The time it is of. */
  readonly at: number;
  readonly value: number;
  /** When CloudWatch has it; default at once. */
  readonly knownAt?: number;
}

/** What is reported of each metric of an alarm, in the order of time. */
export type Feed = (metric: WatchedMetric) => readonly Sample[];

/** A change of an alarm's state. */
export interface Change {
  readonly at: number;
  readonly state: AlarmState;
}

/** Over which time an alarm is evaluated, in seconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
  /** Periods that CloudWatch looks back further than it has to; AWS says more than none, and shows two. */
  readonly extraPeriods?: number;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/**
 * Every state that an alarm goes through, from INSUFFICIENT_DATA on. Source: "Evaluating an alarm", CloudWatch's guide, as of 2026-11: each
 * minute, over periods that end at that minute; each hour where it looks back further than a day.
 */
export function alarmHistory(alarm: WatchedAlarm, feed: Feed, { from, until, extraPeriods = 2 }: Span): Change[] {
  const { periodSeconds, evaluationPeriods, breaches } = alarm;
  const range = evaluationPeriods + extraPeriods;
  const step = periodSeconds * evaluationPeriods > DAY ? HOUR : MINUTE;
  const samples = alarm.metrics.map((metric) => [metric, [...feed(metric)]] as const);
  const changes: Change[] = [{ at: from, state: "INSUFFICIENT_DATA" }];
  for (let now = from + step; now <= until; now += step) {
    const series = samples.map(([{ id, statistic }, each]): [string, Points] => [
      id,
      pointsOf(each, { now, range, periodSeconds, statistic }),
    ]);
    const verdicts = alarm
      .expression(Object.fromEntries(series))
      .map((value): Verdict => (value === undefined ? undefined : breaches(value)));
    const current = changes.at(-1)!.state;
    const state = alarmState(verdicts, alarm, current);
    if (state !== current) changes.push({ at: now, state });
  }
  return changes;
}

/** The state at a time. */
export function stateAt(changes: readonly Change[], time: number): AlarmState {
  return changes.findLast(({ at }) => at <= time)!.state;
}

interface Window {
  readonly now: number;
  readonly range: number;
  readonly periodSeconds: number;
  readonly statistic: Statistic;
}

/** What is known now of the periods that end with this moment. */
function pointsOf(samples: readonly Sample[], { now, range, periodSeconds, statistic }: Window): Points {
  const periods = Array.from({ length: range }, (): number[] => []);
  for (let index = firstFrom(samples, now - range * periodSeconds); index < samples.length; index++) {
    const { at, value, knownAt = at } = samples[index]!;
    if (at >= now) break;
    if (knownAt <= now) periods[range - Math.ceil((now - at) / periodSeconds)]!.push(value);
  }
  return periods.map((values) => (values.length > 0 ? STATISTICS[statistic](values) : undefined));
}

/** The first sample of a time or later. */
function firstFrom(samples: readonly Sample[], time: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (samples[middle]!.at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

const STATISTICS: Readonly<Record<Statistic, (values: readonly number[]) => number>> = {
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  SampleCount: (values) => values.length,
  Sum: sum,
};
