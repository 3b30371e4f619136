import { words } from "../../../../../config/reading/words";
import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = words`
  january february march april may june july august september october november december
`;

/** A time interval as far as it could be decoded. */
export interface Interval {
  readonly times?: readonly ({ startTime?: string; endTime?: string } | undefined)[];
  readonly weekdays?: readonly (string | undefined)[];
  readonly daysOfMonth?: readonly (string | undefined)[];
  readonly months?: readonly (string | undefined)[];
  readonly years?: readonly (string | undefined)[];
  readonly location?: string;
}

/** What makes a time interval one that Alertmanager takes: times that end after they begin, and ranges that exist. */
export function intervalProblems(interval: Interval, path: Path): readonly Problem[] {
  const check = (
    field: string,
    ranges: readonly (string | undefined)[] | undefined,
    problem: (text: string) => string | undefined,
  ) =>
    (ranges ?? []).flatMap((range, index): Problem[] => {
      const message = range === undefined ? undefined : problem(range);
      return message ? [{ path: [...path, field, index], rule: "time-interval", message }] : [];
    });
  const unknown = interval.location !== undefined && !isZone(interval.location);
  return [
    ...timeProblems(interval.times, path),
    ...check("weekdays", interval.weekdays, (text) =>
      rangeProblem(text, (day) => index(DAYS, day), "a day such as monday"),
    ),
    ...check("days_of_month", interval.daysOfMonth, dayProblem),
    ...check("months", interval.months, (text) => rangeProblem(text, monthOf, "a month such as may or 5")),
    ...check("years", interval.years, (text) =>
      rangeProblem(text, (year) => number(year, 0, 9999), "a year such as 2026"),
    ),
    ...(unknown
      ? [{ path: [...path, "location"], rule: "time-interval", message: "is no time zone such as Europe/Berlin" }]
      : []),
  ];
}

function timeProblems(times: Interval["times"], path: Path): readonly Problem[] {
  return (times ?? []).flatMap((time, position): Problem[] => {
    const place = [...path, "times", position];
    const [start, end] = [minutes(time?.startTime), minutes(time?.endTime)];
    const wrong = (field: string) => ({
      path: [...place, field],
      rule: "time-interval",
      message: "must be a time such as 09:00",
    });
    if (time?.startTime !== undefined && start === undefined) return [wrong("start_time")];
    if (time?.endTime !== undefined && end === undefined) return [wrong("end_time")];
    if (start === undefined || end === undefined || start < end) return [];
    return [
      {
        path: [...place, "end_time"],
        rule: "time-interval",
        message: `must be later than start_time, ${time!.startTime!}`,
      },
    ];
  });
}

function minutes(text: string | undefined): number | undefined {
  const [, hours, rest] = /^((?:[01]\d|2[0-3])(?=:)|24(?=:00)):([0-5]\d)$/.exec(text ?? "") ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(rest);
}

function rangeProblem(text: string, read: (part: string) => number | undefined, kind: string): string | undefined {
  const parts = text
    .toLowerCase()
    .split(":")
    .map((part) => read(part.trim()));
  if (parts.length > 2 || parts.includes(undefined)) return `must be ${kind}, or a range with a colon`;
  return parts.length === 2 && parts[0]! > parts[1]! ? "ends before it begins" : undefined;
}

/** Negative days count from the month's end. */
function dayProblem(text: string): string | undefined {
  const read = (part: string) => number(part, -31, -1) ?? number(part, 1, 31);
  const parts = text.split(":").map((part) => read(part.trim()));
  if (parts.length > 2 || parts.includes(undefined))
    return "must be a day from 1 to 31 or -1 to -31, or a range with a colon";
  const [first, last = first] = parts as number[];
  if (first! < 0 && last! > 0) return "begins at the month's end, and so must end there";
  return first! > 0 === last! > 0 && first! > last! ? "ends before it begins" : undefined;
}

function monthOf(text: string): number | undefined {
  return index(MONTHS, text) ?? number(text, 1, 12);
}

function index(words: readonly string[], word: string): number | undefined {
  const found = words.indexOf(word);
  return found < 0 ? undefined : found + 1;
}

function number(text: string, least: number, most: number): number | undefined {
  return /^-?\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
}

function isZone(name: string): boolean {
  if (name === "Local" || name === "UTC") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
