import { z } from "zod";

import { notPrivate } from "../address-space";
import { parseBlock } from "../cidr";
import { INSTANCE_TYPES, isInstanceType } from "../instance-types";
import { KUBERNETES_VERSIONS } from "../kubernetes-versions";
import { LOG_RETENTION_DAYS, nearestLogRetention } from "../retention";
import { didYouMean } from "../suggest";

/** What a field's own rule has to say about a value. */
interface FieldProblem {
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
}

/** Adds a rule with an id and a hint; `pattern` is what an editor can check without it. */
export function checked<S extends z.ZodType>(
  schema: S,
  rule: (value: z.output<S>) => FieldProblem | undefined,
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

const CIDR_EDITOR = {
  pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$",
  patternErrorMessage: "Write an IPv4 block such as 10.107.0.0/16",
};

/** Any canonical IPv4 block. */
export const cidr = (): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const parsed = parseBlock(value);
      return "rule" in parsed ? parsed : undefined;
    },
    CIDR_EDITOR,
  );

/** A canonical block of private address space whose prefix lies within bounds. */
export const privateCidr = (shortest: number, longest: number, sizeRule: string, why: string): z.ZodString =>
  checked(
    z.string(),
    (value) => {
      const parsed = parseBlock(value);
      if ("rule" in parsed) return parsed;
      const special = notPrivate(parsed);
      if (special)
        return {
          rule: "cidr-class",
          message: special,
          hint: "use a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
        };
      if (parsed.prefix >= shortest && parsed.prefix <= longest) return undefined;
      const message = `is /${parsed.prefix}, and must be between /${shortest} and /${longest}`;
      return { rule: sizeRule, message, hint: why };
    },
    CIDR_EDITOR,
  );

/** A TCP port. */
export const port = (): z.ZodInt =>
  checked(z.int(), (value) =>
    value >= 1 && value <= 65535 ? undefined : { rule: "port", message: "must be a TCP port between 1 and 65535" },
  );

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

/** An EC2 instance type, as in the EC2 API. */
export const instanceType = (): z.ZodString =>
  checked(
    z.string(),
    (value) =>
      isInstanceType(value)
        ? undefined
        : { rule: "instance-type", message: "is not an EC2 instance type", hint: didYouMean(value, INSTANCE_TYPES) },
    { pattern: "^[a-z0-9-]+\\.[a-z0-9-]+$", patternErrorMessage: "Write an instance type such as t3.medium" },
  );

/** A Kubernetes minor version that EKS knows; text, because 1.30 as a number is 1.3. */
export const kubernetesVersion = (): z.ZodString =>
  checked(
    z.string({ error: 'must be text: quote the version, as in "1.35"' }),
    (value) =>
      value in KUBERNETES_VERSIONS
        ? undefined
        : {
            rule: "kubernetes-version",
            message: "is not a version this project knows",
            hint: `known: ${Object.keys(KUBERNETES_VERSIONS).join(", ")}`,
          },
    { pattern: "^1\\.\\d{2}$", patternErrorMessage: 'Write a minor version in quotes, such as "1.35"' },
  );

/** One e-mail address. The local part and the domain in their everyday forms; quoted local parts are refused. */
export const email = (): z.ZodString =>
  patterned(
    "email",
    /^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/,
    "must be one e-mail address such as ops@acme.example",
  );

/** The characters AWS takes in a tag value. */
export const TAG_VALUE = /^[\p{L}\p{N} +\-=._:/@]*$/u;

/** Text that becomes a tag value: AWS's characters, at most 256, not in AWS's own namespace. */
export const tagText = (): z.ZodString =>
  checked(z.string().min(1), (value) => {
    if (value.length > 256) return { rule: "tag-value", message: "is longer than the 256 characters of a tag value" };
    if (/^aws:/i.test(value)) return { rule: "tag-value", message: 'begins with "aws:", which AWS keeps for itself' };
    if (!TAG_VALUE.test(value)) {
      return {
        rule: "tag-value",
        message: "holds a character that AWS refuses in tags",
        hint: "letters, digits, spaces and + - = . _ : / @ are allowed",
      };
    }
    return undefined;
  });

/** A number of days that CloudWatch Logs accepts as a retention. */
export const logRetentionDays = (): z.ZodInt =>
  checked(z.int(), (value) =>
    LOG_RETENTION_DAYS.includes(value)
      ? undefined
      : {
          rule: "log-retention",
          message: "is not a retention CloudWatch Logs offers",
          hint: `the nearest is ${nearestLogRetention(value)}; all: ${LOG_RETENTION_DAYS.join(", ")}`,
        },
  );

/** An ARN of one service. */
export const arn = (service: string, example: string): z.ZodString =>
  patterned(
    "arn",
    new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(\\d{12})?:[^\\s]+$`),
    `must be an ARN such as ${example}`,
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
