import { z } from "zod";

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

/** One e-mail address. The local part and the domain in their everyday forms; quoted local parts are refused. */
export const email = (): z.ZodString =>
  patterned(
    "email",
    /^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/,
    "must be one e-mail address such as ops@acme.example",
  );

/** A calendar day; the rule about the future lives with the checks, which know today. */
export const day = (): z.ZodString =>
  checked(
    z.string({ error: "must be text: a day such as 2026-01-05" }),
    (value) =>
      isCalendarDay(value) ? undefined : { rule: "date", message: "is not a calendar day of the form 2026-01-05" },
    { pattern: "^\\d{4}-\\d{2}-\\d{2}$", patternErrorMessage: "Write a day such as 2026-01-05" },
  );

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A DNS zone's name. */
export const zoneName = (): z.ZodString =>
  patterned(
    "zone-name",
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "must be a DNS zone such as example.com",
  );
