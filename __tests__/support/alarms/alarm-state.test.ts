import { alarmState, type AlarmState, type Verdict } from "./alarm-state";
import type { MissingData } from "./watched-alarm";

const TREATMENTS: readonly MissingData[] = ["missing", "ignore", "breaching", "notBreaching"];

/** X breaches, 0 does not, - is missing. */
function verdicts(points: string): Verdict[] {
  return points.split(" ").map((point) => (point === "-" ? undefined : point === "X"));
}

/** What each treatment makes of it; "retains" is the state there was. */
function statesOf(points: string, datapointsToAlarm: number): string[] {
  return TREATMENTS.map((missingData) => {
    const rules = { evaluationPeriods: 3, datapointsToAlarm, missingData };
    const [one, other] = (["OK", "ALARM"] as const).map((current: AlarmState) =>
      alarmState(verdicts(points), rules, current),
    );
    return one === other ? one! : "retains";
  });
}

const ALL = (state: string): string[] => [state, state, state, state];

// Both tables stand in "Configuring how CloudWatch alarms treat missing data", as of 2026-11.
describe("the state of an alarm", () => {
  it.each<[string, string[]]>([
    ["0 - X - X", ALL("OK")],
    ["0 - - - -", ALL("OK")],
    ["- - - - -", ["INSUFFICIENT_DATA", "retains", "ALARM", "OK"]],
    ["0 X X - X", ALL("ALARM")],
    ["- - X - -", ["ALARM", "retains", "ALARM", "OK"]],
  ])("is AWS's for three out of three: %s", (points, states) => {
    expect(statesOf(points, 3)).toEqual(states);
  });

  it.each<[string, string[]]>([
    ["0 - X - X", ALL("ALARM")],
    ["0 0 X 0 X", ALL("ALARM")],
    ["0 - X - -", ["OK", "OK", "ALARM", "OK"]],
    ["- - - - 0", ["OK", "OK", "ALARM", "OK"]],
    ["- - - X -", ["ALARM", "retains", "ALARM", "OK"]],
  ])("is AWS's for two out of three: %s", (points, states) => {
    expect(statesOf(points, 2)).toEqual(states);
  });

  it.each(["- - - - X", "- - - X -"])("doesn't change before its time: %s", (points) => {
    expect(statesOf(points, 3).slice(0, 2)).toEqual(["retains", "retains"]);
  });
});
