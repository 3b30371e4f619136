import type { WatchedAlarm } from "./watched-alarm";

/** The three states of an alarm. */
export type AlarmState = "ALARM" | "INSUFFICIENT_DATA" | "OK";

/** Of one period: whether it breaches the threshold, undefined without data. */
export type Verdict = boolean | undefined;

type Rules = Pick<WatchedAlarm, "evaluationPeriods" | "datapointsToAlarm" | "missingData">;

/**
 * The state that an alarm takes on, by the verdicts of its evaluation range, oldest first. Source: "Configuring how CloudWatch alarms treat
 * missing data", CloudWatch's guide, as of 2026-11: real data goes before what stands in for it, however old it is within the range.
 */
export function alarmState(verdicts: readonly Verdict[], rules: Rules, current: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, missingData } = rules;
  const real = verdicts.filter((verdict) => verdict !== undefined);
  const used = real.slice(-evaluationPeriods);
  const filled = evaluationPeriods - used.length;
  const breaching = used.filter(Boolean).length + (missingData === "breaching" ? filled : 0);
  if (breaching >= datapointsToAlarm) return "ALARM";
  if (filled === 0 || missingData === "breaching" || missingData === "notBreaching") return "OK";
  if (used.includes(false)) return "OK";
  if (used.length === 0) return missingData === "missing" ? "INSUFFICIENT_DATA" : current;
  // Nothing but breaches, and fewer than asked for: premature, until the oldest of them is as old as those asked for would be.
  const age = verdicts.length - verdicts.indexOf(true);
  return missingData === "missing" && age >= datapointsToAlarm ? "ALARM" : current;
}
