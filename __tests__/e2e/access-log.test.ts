import { gzipSync } from "node:zlib";

import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";

const AUDIT = "ohio-01-us-east-2-audit-logs-production";
const LOGS = "ohio-01-us-east-2-logs-production";
const AT = `s3-access-logs/${LOGS}/`;

const line = (day: string, status = 200): string =>
  `owner ${LOGS} [${day}/Jan/2026:08:00:00 +0000] 192.0.2.3 arn:aws:iam::123456789012:user/a R1 REST.GET.OBJECT logs/client%253Dacme/a "GET /a HTTP/1.1" ${status} - 1 1 1 1 "-" "curl" -\n`;

describeWithEmulator("fleet access-log fetch", () => {
  let operator: Operator;

  beforeAll(async () => {
    operator = await startOperator();
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await operator.s3.send(new CreateBucketCommand({ Bucket: AUDIT, CreateBucketConfiguration }));
    await put("2026-01-04-23-10-00-AAAA", line("05"));
    await put("2026-01-05-08-10-00-BBBB", line("04") + line("05"));
    await put("2026-01-05-09-10-00-CCCC", gzipSync(line("05", 403)));
    await put("2026-01-06-00-10-00-DDDD", line("05") + line("06"));
    await put("2026-01-07-00-10-00-EEEE", line("05"));
    await put("2026-01-20-00-10-00-FFFF", line("20") + "garbage\n");
  });
  afterAll(() => operator.stop());

  const put = (name: string, Body: string | Buffer) =>
    operator.s3.send(new PutObjectCommand({ Bucket: AUDIT, Key: AT + name, Body }));
  const fetchLogs = (...args: string[]) => operator.fleet(["access-log", "fetch", "--bucket", LOGS, ...args]);

  it("reads the requests of a day, also those that were delivered on the next (S1-20)", async () => {
    const { code, stdout, stderr } = await fetchLogs("--date", "2026-01-05", "--json");
    expect(code).toBe(0);
    const { records } = JSON.parse(stdout) as { records: { time: string; status: number }[] };
    expect(records.map(({ time, status }) => `${time} ${status}`)).toEqual([
      "2026-01-05T08:00:00Z 200",
      "2026-01-05T08:00:00Z 403",
      "2026-01-05T08:00:00Z 200",
    ]);
    expect(stderr).toContain("3 of 3");
  });

  it("summarises them, refused ones included", async () => {
    const { stdout } = await fetchLogs("--date", "2026-01-05", "--summary", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      requests: 3,
      clientPrefixes: [{ name: "logs/client=acme/", requests: 3 }],
      denied: { count: 1 },
    });
  });

  it("ends with exit 1 for lines that are none, and says where they are", async () => {
    const { code, stderr } = await fetchLogs("--date", "2026-01-20");
    expect(code).toBe(1);
    expect(stderr).toContain(`${AT}2026-01-20-00-10-00-FFFF:2: no request`);
  });

  it("ends with exit 1 when there are no logs: that is not the same as no requests (G13)", async () => {
    const { code, stderr } = await fetchLogs("--date", "2026-03-01");
    expect({ code, told: stderr.includes(`is at s3://${AUDIT}/${AT}`) }).toEqual({ code: 1, told: true });
  });

  it.each(["2026-02-30", "05/01/2026", "yesterday"])("refuses the day %s with exit 2", async (date) => {
    expect((await fetchLogs("--date", date)).code).toBe(2);
  });
});
