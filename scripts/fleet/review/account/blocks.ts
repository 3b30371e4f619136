import type { Body } from "../model/stack";

/** The blocks of an argument: one stands alone, or in a list of them. */
export function blocksOf(value: unknown): readonly Body[] {
  const blocks = Array.isArray(value) ? value : [value];
  return blocks.filter((each): each is Body => typeof each === "object" && each !== null);
}

/** A number, as a number or as text; what an expression makes is not known before Terraform runs, and counts as nothing. */
export function numberOf(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
