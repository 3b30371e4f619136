import type { Body } from "../../model/stack";
import { numberIn } from "./values-at";

/** So many times as much is no better measure of the same thing, but an alarm that never comes. */
const TENFOLD = 10;

/** Whether an alarm waits for ten times as much as before, or for a tenth where it watches for too little. */
export function isDulled(before: Body, after: Body): boolean {
  const [was, now] = [numberIn(before.threshold), numberIn(after.threshold)];
  if (was === undefined || now === undefined) return was !== undefined;
  return String(after.comparison_operator).startsWith("Less")
    ? now * TENFOLD <= was && now < was
    : now >= was * TENFOLD && now > Math.max(was, 1);
}
