import { goDuration, prometheusDuration } from "../../../../../scripts/fleet/apm/tools/duration";

describe("durations", () => {
  it.each([
    ["0", 0],
    ["15s", 15_000],
    ["1d12h", 129_600_000],
    ["1y2w3d4h5m6s7ms", 33_019_506_007],
    ["500ms", 500],
    ["", undefined],
    ["5", undefined],
    ["1.5h", undefined],
    ["30m1h", undefined],
    ["-5m", undefined],
    ["5 m", undefined],
    ["300y", undefined],
  ])("Prometheus reads %j as %j milliseconds", (text, milliseconds) => {
    expect(prometheusDuration(text)).toBe(milliseconds);
  });

  it.each([
    ["0", 0],
    ["1h30m", 5_400_000],
    ["30m1h", 5_400_000],
    ["1.5s", 1500],
    ["250us", 0.25],
    ["-5m", -300_000],
    ["1d", undefined],
    ["h", undefined],
    ["", undefined],
    ["5", undefined],
  ])("Go reads %j as %j milliseconds", (text, milliseconds) => {
    expect(goDuration(text)).toBe(milliseconds);
  });
});
