import { given, type Variables } from "./target";

/**
 * The day by which warnings and ends of support go, YYYY-MM-DD in UTC: this one, or the one that FLEET_TODAY names, for
 * whoever wants to know what will be warned of in March, and for tests, which must not turn red as time passes.
 * Whoever loads a target is told of a value that is no day.
 */
export function todayOf(variables: Variables): string {
  return given(variables.FLEET_TODAY) ?? new Date().toISOString().slice(0, 10);
}
