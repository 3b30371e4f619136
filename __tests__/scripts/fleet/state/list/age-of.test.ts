import { ageOf } from "../../../../../scripts/fleet/state/list/state-listing";

describe("The age of a lock", () => {
  it.each([
    ["2026-07-01T11:59:30Z", "0 minutes"],
    ["2026-07-01T11:59:00Z", "1 minute"],
    ["2026-07-01T09:00:00Z", "3 hours"],
    ["2026-06-29T11:00:00Z", "2 days"],
    ["2026-07-01T12:05:00Z", "0 minutes"],
  ])("of %s is %s at noon", (since, age) => expect(ageOf(since, Date.parse("2026-07-01T12:00:00Z"))).toBe(age));
});
