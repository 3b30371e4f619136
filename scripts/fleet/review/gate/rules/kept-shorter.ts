import type { Body } from "../../model/stack";
import { blocksIn, isOn, numberIn } from "./values-at";

/** What a lifecycle rule removes for good, and where it says after how many days (or how many versions it keeps). */
const REMOVALS = [
  ["expiration", "days"],
  ["expiration", "date"],
  ["noncurrent_version_expiration", "noncurrent_days"],
  ["noncurrent_version_expiration", "newer_noncurrent_versions"],
] as const;

/** Attributes of a bucket's lifecycle by which objects or versions go sooner than before, or go at all that stayed. */
export function keptShorter(before: Body, after: Body): string[] {
  return REMOVALS.flatMap(([block, attribute]) => {
    const was = removals(before, block, attribute);
    const sooner = removals(after, block, attribute).some(({ filter, value }) => {
      const same = was.filter((each) => each.filter === filter || each.filter === WHOLE_BUCKET);
      return !same.some((each) => each.value <= value);
    });
    return sooner ? [`rule.${block}.${attribute}`] : [];
  });
}

interface Removal {
  /** Which objects it is about, as text. */
  readonly filter: string;
  readonly value: number;
}

const WHOLE_BUCKET = "[]";

function removals(body: Body, block: string, attribute: string): Removal[] {
  const enabled = blocksIn(body.rule).filter(
    ({ status }) => status === undefined || status === "Enabled" || isOn(status),
  );
  return enabled.flatMap((rule) =>
    blocksIn(rule[block]).flatMap((each) => {
      const value = attribute === "date" ? Date.parse(String(each.date)) : numberIn(each[attribute]);
      // A plan writes 0 where there is none.
      return value === undefined || Number.isNaN(value) || value === 0 ? [] : [{ filter: filterOf(rule), value }];
    }),
  );
}

/** Sorted and without what is empty, so that synth and plan, and every order, give one text. */
function filterOf({ filter, prefix }: Body): string {
  const texts = leaves({ filter, prefix }).map(([path, value]) => `${path.replace(/^filter\.(and\.)?/, "")}=${value}`);
  return JSON.stringify(texts.sort());
}

function leaves(value: unknown, path = ""): [string, string][] {
  if (value === undefined || value === null || value === "" || value === 0) return [];
  if (typeof value !== "object") return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isIndex = Array.isArray(value);
    return leaves(inner, isIndex || path === "" ? `${path}${isIndex ? "" : key}` : `${path}.${key}`);
  });
}
