import { renderReviews, REVIEW_LIMITS, REVIEWS, type ReviewCost } from "../../../scripts/bench/review";
import { fleetProgram } from "../../../scripts/fleet/program";

const cost = (more: Partial<ReviewCost> = {}): ReviewCost => {
  return { name: "fleet gate HEAD", cpuMs: 9000, wallMs: 9000, peakMib: 300, synths: 2.5, ...more };
};

describe("the bench of a review", () => {
  it("measures commands that there are", () => {
    const names = fleetProgram().commands.map((command) => command.name());
    expect(REVIEWS.map(([name]) => name).filter((name) => !names.includes(name!))).toEqual([]);
  });

  it("has the gate compare two versions: one alone would be no comparison", () => {
    expect(REVIEWS.find(([name]) => name === "gate")).toEqual(["gate", "HEAD"]);
  });

  it("says that each command keeps within the limits: the gate judges isolation as well", () => {
    expect(renderReviews([cost({ synths: 1 }), cost()]).at(-1)).toContain("2.50 times one synth, 300 MiB: within 4");
  });

  it.each([
    ["one takes as long as the limit", [cost({ synths: 1 }), cost({ synths: REVIEW_LIMITS.synths })]],
    ["one takes too much memory", [cost(), cost({ synths: 1, peakMib: REVIEW_LIMITS.peakMib })]],
  ])("says that they do not where %s", (_, costs) => {
    expect(renderReviews(costs).at(-1)).toContain("OVER");
  });
});
