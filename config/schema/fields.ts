import { z } from "zod";

import { isCalendarDay } from "../calendar-day";
import type { Problem } from "../reading/problem";

/** Adds a rule with an id and a hint; `pattern` is what an editor can check without it. */
export function checked<S extends z.ZodType>(
  schema: S,
  rule: (value: z.output<S>) => Pick<Problem, "rule" | "message" | "hint"> | undefined,
  editor: { pattern?: string; patternErrorMessage?: string } = {},
): S {
  return schema
    .superRefine((value, context) => {
      const problem = rule(value);
      if (problem) {
        const { message, ...params } = problem;
        context.addIssue({ code: "custom", message, params });
      }
    })
    .meta(editor);
}

/** Text that must match a pattern; `advice` is the message in the editor and the finding alike. */
export function patterned(rule: string, pattern: RegExp, advice: string, hint?: string): z.ZodString {
  return checked(z.string(), (value) => (pattern.test(value) ? undefined : { rule, message: advice, hint }), {
    pattern: pattern.source,
    patternErrorMessage: advice,
  });
}

/** A whole number within bounds, both inclusive. */
export const integer = (minimum: number, maximum: number): z.ZodInt => z.int().min(minimum).max(maximum);

/** A list without repetitions. */
export function distinct<S extends z.ZodType>(item: S, minimum = 0): z.ZodArray<S> {
  const list = minimum > 0 ? z.array(item).min(minimum) : z.array(item);
  return list.superRefine((values, context) => {
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      const params = { rule: "duplicate-item" };
      context.addIssue({ code: "custom", message: "stands in this list twice", path: [index], params });
    });
  });
}

/** A calendar day; the rule about the future lives with the checks, which know today. */
export const day = (): z.ZodString =>
  checked(
    z.string({ error: "must be text: a day such as 2026-01-05" }),
    (value) =>
      isCalendarDay(value) ? undefined : { rule: "date", message: "is not a calendar day of the form 2026-01-05" },
    { pattern: "^\\d{4}-\\d{2}-\\d{2}$", patternErrorMessage: "Write a day such as 2026-01-05" },
  );

/** Seconds of a duration's units. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** A duration of one unit, such as 5m, between two of its kind, both inclusive. */
export function duration(shortest: string, longest: string): z.ZodString {
  const advice = `must be a duration such as 5m, from ${shortest} to ${longest}`;
  return checked(
    z.string(),
    (value) => {
      const seconds = secondsOf(value);
      const fits = seconds !== undefined && seconds >= secondsOf(shortest)! && seconds <= secondsOf(longest)!;
      return fits ? undefined : { rule: "duration", message: advice };
    },
    { pattern: "^[1-9]\\d{0,5}[smh]$", patternErrorMessage: advice },
  );
}

function secondsOf(text: string): number | undefined {
  const [, count, unit = ""] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNITS[unit]!;
}

/** What keeps a text of one line from saying something, or undefined where nothing does. */
export function sayingNothing(value: string): string | undefined {
  if (value.trim() === "") return "is blank";
  if (value.trim() !== value) return "begins or ends with a space";
  return /[\p{L}\p{N}]/u.test(value) ? undefined : "holds neither a letter nor a digit";
}

/** Text of one line that says something, of 1 to `longest` characters. */
export const phrase = (longest: number): z.ZodString =>
  checked(z.string().min(1).max(longest), (value) => {
    const message = sayingNothing(value) ?? (/[\r\n]/.test(value) ? "has more than one line" : undefined);
    return message === undefined || value === "" ? undefined : { rule: "text", message };
  });
