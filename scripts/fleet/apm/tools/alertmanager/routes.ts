import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { keyProblem, partProblem, valueProblem } from "../config-problem";
import { prometheusDuration } from "../duration";
import { isSet } from "../field-of";
import { labelListProblems, labelNameProblems } from "../label-names";
import { nearest } from "../nearest";
import { repeatedItems } from "../repeated";
import { matcherProblems, matchMapProblems } from "./matchers";

/** A node of the routing tree as far as it could be decoded. */
export interface Route {
  readonly receiver?: string;
  readonly groupBy?: readonly (string | undefined)[];
  readonly match?: Readonly<Record<string, string | undefined>>;
  readonly matchRe?: Readonly<Record<string, string | undefined>>;
  readonly matchers?: readonly (string | undefined)[];
  readonly muteTimeIntervals?: readonly (string | undefined)[];
  readonly activeTimeIntervals?: readonly (string | undefined)[];
  readonly continue?: boolean;
  readonly labels?: Readonly<Record<string, string | undefined>>;
  readonly groupInterval?: string;
  readonly repeatInterval?: string;
  readonly routes?: readonly (Route | undefined)[];
}

/** Names that routes may use. */
export interface RouteNames {
  readonly receivers: ReadonlySet<string>;
  readonly intervals: ReadonlySet<string>;
}

/** What only the root must do and must not do: it catches everything, at any time. */
export function rootProblems(root: Route): readonly Problem[] {
  const filters = {
    match: root.match,
    match_re: root.matchRe,
    matchers: root.matchers,
    mute_time_intervals: root.muteTimeIntervals,
    active_time_intervals: root.activeTimeIntervals,
    continue: root.continue ? { continue: true } : undefined,
  };
  const refused = Object.entries(filters).filter(([, filter]) => Object.keys(filter ?? {}).length > 0);
  return [
    ...(isSet(root.receiver)
      ? []
      : [partProblem(["route"], "route-root", "needs a receiver: the root catches every alert")]),
    ...refused.map(([field]) =>
      keyProblem(["route", field], "route-root", "has no place in the root, which catches every alert"),
    ),
  ];
}

/** Every node of the tree: names that exist, labels, matchers, durations. */
export function routeProblems(route: Route, names: RouteNames, path: Path = ["route"]): readonly Problem[] {
  const { receiver, muteTimeIntervals = [], activeTimeIntervals = [] } = route;
  const intervals = [
    ...muteTimeIntervals.map((interval, index) => ({ interval, place: [...path, "mute_time_intervals", index] })),
    ...activeTimeIntervals.map((interval, index) => ({ interval, place: [...path, "active_time_intervals", index] })),
  ];
  return [
    ...(receiver && !names.receivers.has(receiver)
      ? [undefinedName([...path, "receiver"], receiver, names.receivers, "receiver")]
      : []),
    ...intervals
      .filter(({ interval }) => interval !== undefined && !names.intervals.has(interval))
      .map(({ interval, place }) => undefinedName(place, interval!, names.intervals, "time interval")),
    ...groupByProblems(route.groupBy, [...path, "group_by"]),
    ...labelNameProblems(route.labels, [...path, "labels"]),
    ...matcherProblems(route.matchers, [...path, "matchers"]),
    ...matchMapProblems(route.match, [...path, "match"], false),
    ...matchMapProblems(route.matchRe, [...path, "match_re"], true),
    ...repeatProblems(route, path),
    ...(route.routes ?? []).flatMap((each, index) =>
      each ? routeProblems(each, names, [...path, "routes", index]) : [],
    ),
  ];
}

function undefinedName(path: Path, name: string, defined: ReadonlySet<string>, kind: string): Problem {
  const hint = nearest(name, [...defined], `${kind}s`);
  return valueProblem(path, "undefined-name", `is no ${kind} that is defined`, { hint });
}

function groupByProblems(labels: Route["groupBy"] = [], path: Path): readonly Problem[] {
  const all = labels.indexOf("...");
  if (all < 0) return [...repeatedItems(labels, path), ...labelListProblems(labels, path)];
  if (labels.length === 1) return [];
  return [valueProblem([...path, all], "group-by", "groups by all labels, and others stand beside it")];
}

/** Alertmanager looks at a group once an interval: it can't repeat more often than that. */
function repeatProblems({ groupInterval, repeatInterval }: Route, path: Path): readonly Problem[] {
  const [group, repeat] = [groupInterval, repeatInterval].map((text) => (text ? prometheusDuration(text) : undefined));
  if (group === undefined || repeat === undefined || repeat >= group) return [];
  const message = `is shorter than group_interval, ${groupInterval!}, which it can't be in effect`;
  return [{ path: [...path, "repeat_interval"], rule: "repeat-interval", severity: "warning", message }];
}
