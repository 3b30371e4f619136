import { zoneShare } from "../../../modules/eks/zone-share";

const ZONES = ["a", "b", "c"];
const sum = (share: Readonly<Record<string, number>>) => Object.values(share).reduce((total, each) => total + each, 0);

describe("the share of a zone", () => {
  it.each([
    [3, ["a", "b"], { a: 2, b: 1 }],
    [4, ["a", "b"], { a: 2, b: 2 }],
    [1, ["a", "b", "c"], { a: 1, b: 0, c: 0 }],
    [0, ["a", "b"], { a: 0, b: 0 }],
    [5, ["a"], { a: 5 }],
  ])("of %i over %j is even", (total, zones, share) => {
    expect(zoneShare(total, zones)).toEqual(share);
  });

  it("adds up to the whole", () => {
    for (let total = 0; total <= 20; total++) expect(sum(zoneShare(total, ZONES))).toBe(total);
  });

  it("never shrinks when the whole grows, so that minimum, desired size and maximum stay in order", () => {
    for (let total = 0; total < 20; total++)
      for (const zone of ZONES)
        expect(zoneShare(total + 1, ZONES)[zone]).toBeGreaterThanOrEqual(zoneShare(total, ZONES)[zone]!);
  });
});
