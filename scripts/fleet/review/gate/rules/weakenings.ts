import { isOn, numberIn } from "./values-at";

/** Whether a protection is weaker afterwards, of one attribute in all blocks that have it; undefined where a block lacks it. */
export type Weakening = (before: readonly unknown[], after: readonly unknown[]) => boolean;

/** More blocks are weak than before; or blocks that were strong are gone, and none is left. */
const more =
  (isWeak: (value: unknown) => boolean): Weakening =>
  (before, after) => {
    if (after.length === 0) return before.length > 0 && !before.every(isWeak) && isWeak(undefined);
    return after.filter(isWeak).length > before.filter(isWeak).length;
  };

/** What should be on. */
export const off = more((value) => !isOn(value));
/** What is on unless it is told otherwise. */
export const switchedOff = more((value) => value !== undefined && !isOn(value));
/** What should not be on. */
export const on = more(isOn);
/** What should be there. */
export const gone = more((value) => value === undefined);

/** What should have one of these values. */
export const not = (...strong: readonly string[]): Weakening => more((value) => !strong.includes(String(value)));
/** What has a good value unless it is given one of these. */
export const becomes = (...weak: readonly string[]): Weakening => more((value) => weak.includes(String(value)));

/** A number that should not fall; `unset` is what counts where it is not written (also what 0 stands for, where that is "for ever"). */
export const shorter =
  (unset: number, zero = 0): Weakening =>
  (before, after) =>
    least(after, unset, zero) < least(before, unset, zero);

/** A number that should not rise. */
export const longer =
  (unset: number): Weakening =>
  (before, after) =>
    -least(after, unset, 0, -1) > -least(before, unset, 0, -1);

/** A list that should lose nothing. */
export const fewer: Weakening = (before, after) => {
  const kept = new Set(itemsIn(after));
  return itemsIn(before).some((item) => !kept.has(item));
};

/** A list of which any items will do, only not fewer. */
export const shrinks: Weakening = (before, after) => itemsIn(after).length < itemsIn(before).length;

/** A list that should gain nothing: what it names is weak, and an empty one names all. */
export const wider: Weakening = (before, after) => {
  const known = new Set(itemsIn(before));
  if (known.size === 0) return false;
  return itemsIn(after).length === 0 || itemsIn(after).some((item) => !known.has(item));
};

/** Any other value: what it names is protected no more. */
export const another: Weakening = (before, after) =>
  before.some((value) => value !== undefined) && JSON.stringify(before) !== JSON.stringify(after);

function least(values: readonly unknown[], unset: number, zero: number, sign = 1): number {
  const numbers = values.map((value) => numberIn(value) ?? unset).map((each) => (each === 0 ? zero : each));
  return Math.min(...(numbers.length > 0 ? numbers : [unset]).map((each) => sign * each));
}

function itemsIn(values: readonly unknown[]): string[] {
  return values.flat().flatMap((item) => (item === undefined ? [] : [JSON.stringify(item)]));
}
