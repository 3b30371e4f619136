import { listSetting, mapSetting, setting, timeOf } from "../../../../modules/storage-insights/functions/settings";

const NOW = new Date("2026-11-25T00:00:00Z");

describe("A function's settings (S4-27)", () => {
  it("come from the event before the environment", () => {
    expect(setting({ topic: "event" }, "topic", { TOPIC: "environment" }, "TOPIC")).toBe("event");
    expect(setting({}, "topic", { TOPIC: "environment" }, "TOPIC")).toBe("environment");
    expect(setting({ topic: "" }, "topic", { TOPIC: "environment" }, "TOPIC")).toBe("environment");
    expect(setting(null, "topic", { TOPIC: "environment" }, "TOPIC")).toBe("environment");
  });

  it("are an error when neither has them", () => {
    expect(() => setting({}, "topic", { TOPIC: "" }, "TOPIC")).toThrow(
      "neither the event has topic nor the environment TOPIC",
    );
  });

  it("may be several, separated by commas", () => {
    expect(listSetting({}, "bucket_name", { BUCKET_NAME: "a, b,," }, "BUCKET_NAME")).toEqual(["a", "b"]);
    expect(listSetting({ bucket_name: "c" }, "bucket_name", { BUCKET_NAME: "a,b" }, "BUCKET_NAME")).toEqual(["c"]);
  });

  it("may be a map, and nothing else then", () => {
    expect(mapSetting({ DEPARTMENTS: '{"hr/":"HR"}' }, "DEPARTMENTS")).toEqual({ "hr/": "HR" });
    for (const wrong of ["[]", "null", '{"hr/":1}', '"hr"'])
      expect(() => mapSetting({ DEPARTMENTS: wrong }, "DEPARTMENTS")).toThrow("DEPARTMENTS is no JSON object of texts");
  });

  it("include the time of the event, or now", () => {
    expect(timeOf({ time: "2026-11-01T06:00:00Z" }, NOW)).toEqual(new Date("2026-11-01T06:00:00Z"));
    expect(timeOf({}, NOW)).toBe(NOW);
    expect(() => timeOf({ time: "yesterday" }, NOW)).toThrow("the event's time yesterday is none");
  });
});
