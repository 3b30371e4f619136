import type { Client } from "../../../../../config/fleet";
import type { Amount } from "../../../../../scripts/fleet/review/account/amount";
import { budgetFindings } from "../../../../../scripts/fleet/review/gate/budget-findings";
import { EXAMPLE, fleetOf } from "../../../../support/registry";

const [acme] = fleetOf(EXAMPLE).clients;

function clients(budgetUsd: number | undefined): Client[] {
  return [{ ...acme!, metadata: { ...acme!.metadata, budgetUsd } }];
}

function findings(before: Amount, after: Amount, budget: number | undefined, formerly = budget): string[] {
  const costs = { before: new Map([["acme", before]]), after: new Map([["acme", after]]) };
  return budgetFindings(costs, { before: clients(formerly), after: clients(budget) }).map(
    ({ rule, severity, owner }) => `${rule} ${severity} ${owner}`,
  );
}

const cost = (least: number, most = least): Amount => ({ least, most });

describe("a client's budget", () => {
  it("refuses a change that goes beyond it, however few nodes run", () => {
    expect(findings(cost(90), cost(110), 100)).toEqual(["over-budget refused acme"]);
  });

  it("notes one that goes beyond it once clusters have grown", () => {
    expect(findings(cost(90), cost(90, 110), 100)).toEqual(["over-budget note acme"]);
  });

  it("says nothing within it, or without one", () => {
    expect(findings(cost(90), cost(100), 100)).toEqual([]);
    expect(findings(cost(90), cost(9999), undefined)).toEqual([]);
  });

  it("leaves alone who was beyond it before, and those who get cheaper", () => {
    expect(findings(cost(120), cost(120), 100)).toEqual([]);
    expect(findings(cost(130), cost(120), 100)).toEqual([]);
  });

  it("is looked at where it is new or lowered", () => {
    expect(findings(cost(120), cost(120), 100, 150)).toEqual(["over-budget refused acme"]);
    expect(findings(cost(120), cost(120), 110, 100)).toEqual([]);
  });

  it("tells both numbers and what to do", () => {
    const costs = { before: new Map(), after: new Map([["acme", cost(110, 120)]]) };
    const [finding] = budgetFindings(costs, { before: [], after: clients(100) });
    expect(finding?.reason).toBe(
      "acme would cost about USD 110 to 120 a month in this target, and its budget is USD 100.",
    );
    expect(finding?.todo).toContain("npx fleet cost acme");
  });
});
