import { analyzeAccess } from "../../../../modules/storage-insights/functions/analyze-access";
import { lastDay, type HourlyRequests } from "../../../../modules/storage-insights/functions/busy-hours";

const MOMENT = new Date("2026-11-02T06:20:00Z");

function hour(startsAt: string, requests: number): HourlyRequests {
  return { startsAt: new Date(startsAt), requests };
}

/** What is sent about buckets with these hours; undefined when nothing is. */
async function sent(hours: Readonly<Record<string, HourlyRequests[]>>, threshold = 1000) {
  const messages: { subject: string; lines: string[] }[] = [];
  const topic = {
    publish: (subject: string, message: string) =>
      Promise.resolve(void messages.push({ subject, lines: message.split("\n") })),
  };
  const question = { buckets: Object.keys(hours), threshold, moment: MOMENT };
  await analyzeAccess(question, (bucket) => Promise.resolve(hours[bucket]!), topic);
  expect(messages.length).toBeLessThanOrEqual(1);
  return messages[0];
}

describe("The daily access report (S4-25)", () => {
  it("is sent for 1001 requests in an hour", async () => {
    const message = await sent({ "acme-data": [hour("2026-11-02T03:00:00Z", 1001)] });
    expect(message).toEqual({
      subject: "S3 Access Pattern Optimization Recommendation",
      lines: [
        "High access patterns detected for bucket acme-data",
        "  2026-11-02T03:00Z 1001 requests (more than 1000)",
        "Consider:",
        "1. Enable S3 Transfer Acceleration",
        "2. Use CloudFront for frequently accessed objects",
        "3. Review Intelligent-Tiering settings",
        "",
      ],
    });
  });

  it("is not sent for 1000, nor for none", async () => {
    expect(await sent({ "acme-data": [hour("2026-11-02T03:00:00Z", 1000)] })).toBeUndefined();
    expect(await sent({ "acme-data": [] })).toBeUndefined();
  });

  it("lists hours in the order of time, whatever the order CloudWatch has (M-36)", async () => {
    const hours = ["2026-11-02T03:00:00Z", "2026-11-01T23:00:00Z", "2026-11-02T01:00:00Z"];
    const message = await sent({ "acme-data": hours.map((each) => hour(each, 2000)) });
    expect(message!.lines.slice(1, 4).map((line) => line.trim().split(" ")[0])).toEqual([
      "2026-11-01T23:00Z",
      "2026-11-02T01:00Z",
      "2026-11-02T03:00Z",
    ]);
  });

  it("looks at all configured buckets, and is silent about quiet ones (M-36)", async () => {
    const busy = [hour("2026-11-02T03:00:00Z", 5000)];
    const message = await sent({ "acme-input": busy, "acme-quiet": [], "acme-data": busy });
    expect(message!.lines.filter((line) => line.startsWith("High access"))).toEqual([
      "High access patterns detected for bucket acme-input",
      "High access patterns detected for bucket acme-data",
    ]);
  });

  it("refuses a threshold that is no number: everything would be below it", async () => {
    await expect(sent({ "acme-data": [] }, Number("many"))).rejects.toThrow("no number");
  });

  it("is about 24 whole hours, so that each is in one report", () => {
    expect(lastDay(MOMENT)).toEqual({
      start: new Date("2026-11-01T06:00:00Z"),
      end: new Date("2026-11-02T06:00:00Z"),
    });
    expect(lastDay(new Date("2026-11-02T06:59:59.999Z"))).toEqual(lastDay(new Date("2026-11-02T06:00:00Z")));
  });
});
