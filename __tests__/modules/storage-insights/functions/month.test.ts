import { previousMonth } from "../../../../modules/storage-insights/functions/month";

describe("The month before a moment (M-28, M-62)", () => {
  it.each([
    ["2026-11-01T06:00:00Z", "2026-10-01", "2026-11-01"],
    ["2026-11-30T23:59:59Z", "2026-10-01", "2026-11-01"],
    ["2026-01-01T00:00:00Z", "2025-12-01", "2026-01-01"],
    ["2024-03-31T12:00:00Z", "2024-02-01", "2024-03-01"],
    ["2026-11-01T00:30:00+02:00", "2026-09-01", "2026-10-01"],
  ])("at %s begins on %s and ends before %s", (moment, start, end) => {
    expect(previousMonth(new Date(moment))).toEqual({ start, end });
  });
});
