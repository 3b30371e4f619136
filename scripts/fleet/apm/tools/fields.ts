import { z } from "zod";

import { checked } from "../../../../config/schema/fields";
import { goDuration, prometheusDuration } from "./duration";
import { patternProblem } from "./re2";
import { hasReference, isReference } from "./references";

/** Text. Go's YAML readers take any scalar for one: `replica: 1` is the text "1". */
export const text = () => z.preprocess(scalarText, z.string());

/** Text that is not empty. */
export const name = () =>
  z.preprocess(
    scalarText,
    checked(z.string(), (value) => (value === "" ? { rule: "missing", message: "is empty" } : undefined)),
  );

/** True or false; `yes` and `on` are true to Go's YAML readers. */
export const flag = () =>
  z.preprocess((value) => {
    if (typeof value !== "string" || !/^(y|yes|on|n|no|off)$/i.test(value)) return value;
    return /^(y|yes|on)$/i.test(value);
  }, z.boolean());

/** A whole number within bounds, both inclusive. */
export const whole = (minimum = 0, maximum = Number.MAX_SAFE_INTEGER) => z.int().min(minimum).max(maximum);

/** One of a few words, exactly as written. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) => z.enum(words);

/** A list of texts. */
export const texts = () => z.array(text());

/** A map of texts. */
export const textMap = () => z.record(z.string(), text());

/** A part that is handed on unchecked: the tool checks it. */
export const unchecked = () => z.unknown().optional();

/** A duration as Prometheus and Alertmanager write it, at least as long as `minimum` milliseconds. */
export const duration = (minimum = 0) =>
  z.preprocess(scalarText, durationText(prometheusDuration, "5m or 1d12h", minimum));

/** A duration as Loki and Tempo take it: Go's form, or Prometheus'. */
export const goOrPrometheusDuration = () =>
  z.preprocess(
    scalarText,
    durationText((value) => goDuration(value) ?? prometheusDuration(value), "90s or 168h", -Infinity),
  );

/** A value that the tool reads from its environment where it is a reference such as `${PORT}`: undefined then. */
export const expandable = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (isReference(value) ? undefined : value), schema.optional());

/** A URL with a host, or one that holds a reference. */
export const url = (protocols: readonly string[] = ["http:", "https:"]) =>
  z.preprocess(
    scalarText,
    checked(z.string(), (value) => {
      if (hasReference(value) || isReference(value)) return undefined;
      const parsed = URL.canParse(value) ? new URL(value) : undefined;
      if (parsed && protocols.includes(parsed.protocol) && parsed.hostname !== "") return undefined;
      return {
        rule: "url",
        message: `must be a URL that begins with ${protocols.map((each) => `${each}//`).join(" or ")}`,
      };
    }),
  );

/** `host:port`; the host may be empty for "all addresses". */
export const hostPort = () =>
  z.preprocess(
    scalarText,
    checked(z.string(), (value) => {
      if (hasReference(value)) return undefined;
      const written = /^(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/[\]]*):(\d{1,5})$/.exec(value);
      if (written && Number(written[1]) <= 65535) return undefined;
      return { rule: "host-port", message: "must be a host with its port, such as localhost:9090" };
    }),
  );

/** A size such as `512MB`, in Prometheus' units. */
export const size = () =>
  z.preprocess(
    scalarText,
    checked(z.string(), (value) =>
      /^(0|(\d+(\.\d+)?([KMGTPE]i?)?B)+)$/.test(value)
        ? undefined
        : { rule: "size", message: "must be a size such as 512MB or 10GB" },
    ),
  );

/** A regular expression that Go (RE2) takes. */
export const regex = () =>
  z.preprocess(
    scalarText,
    checked(z.string(), (value) => {
      const problem = patternProblem(value);
      return problem && { rule: "regex", message: problem.message };
    }),
  );

function durationText(parse: (value: string) => number | undefined, example: string, minimum: number): z.ZodString {
  return checked(z.string(), (value) => {
    const milliseconds = parse(value);
    if (milliseconds === undefined) return { rule: "duration", message: `must be a duration such as ${example}` };
    return milliseconds < minimum ? { rule: "duration", message: "must be more than 0" } : undefined;
  });
}

function scalarText(value: unknown): unknown {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}
