/** The variables of a function's configuration. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A setting: what the event says, else what the function is configured with; neither is an error (S4-27). */
export function setting(event: unknown, field: string, variables: Variables, variable: string): string {
  const value = fieldOf(event, field) ?? variables[variable];
  if (!value) throw new Error(`neither the event has ${field} nor the environment ${variable}`);
  return value;
}

/** A setting with several values, separated by commas. */
export function listSetting(event: unknown, field: string, variables: Variables, variable: string): string[] {
  const names = setting(event, field, variables, variable).split(",");
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

/** A setting that is a map from text to text, as JSON. */
export function mapSetting(variables: Variables, variable: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(setting(undefined, variable, variables, variable));
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap || !Object.values(value).every((each) => typeof each === "string"))
    throw new Error(`${variable} is no JSON object of texts`);
  return value as Record<string, string>;
}

/** When the event happened, or now: a schedule that is retried a day later still means its own day. */
export function timeOf(event: unknown, now: Date): Date {
  const text = fieldOf(event, "time");
  const time = text === undefined ? now : new Date(text);
  if (Number.isNaN(time.getTime())) throw new Error(`the event's time ${text} is none`);
  return time;
}

/** A text in an event, if it has one of that name. */
export function fieldOf(event: unknown, field: string): string | undefined {
  if (typeof event !== "object" || event === null || !Object.hasOwn(event, field)) return undefined;
  const value = (event as Record<string, unknown>)[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
