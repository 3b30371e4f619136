import { Readable, Writable } from "node:stream";
import { gzipSync } from "node:zlib";

import { accessLogLine } from "../../../../scripts/fleet/access-log/access-log-line";
import { accessLogLines, type NumberedLine } from "../../../../scripts/fleet/access-log/access-log-lines";
import type { AccessLogRecord } from "../../../../scripts/fleet/access-log/access-log-record";
import { accessLogReport } from "../../../../scripts/fleet/access-log/access-log-report";
import { AccessLogCounter } from "../../../../scripts/fleet/access-log/access-log-summary";
import { logPlace } from "../../../../scripts/fleet/access-log/log-place";
import { recordText } from "../../../../scripts/fleet/access-log/record-text";
import { captured } from "../../../support/captured";
import { EXAMPLE, fleetOf } from "../../../support/registry";

const OWNER = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
/** Document 001, line 523. */
const SAMPLE = `${OWNER} image-processing-input-prod [06/Feb/2019:00:00:38 +0000] 192.0.2.3 ${OWNER} 3E57427F3EXAMPLE REST.GET.VERSIONING - "GET /image-processing-input-prod?versioning HTTP/1.1" 200 - 113 - 7 - "-" "S3Console/0.4" -`;
const NEWER = `${SAMPLE} host+id= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader b.s3.us-west-1.amazonaws.com TLSV1.2 - Yes`;

const recordOf = (line: string): AccessLogRecord => {
  const read = accessLogLine(line);
  if ("problem" in read) throw new Error(read.problem);
  return read.record;
};

describe("A line of a server access log (S1-20)", () => {
  it("of document 001 is understood", () => {
    expect(recordOf(SAMPLE)).toEqual({
      bucketOwner: OWNER,
      bucket: "image-processing-input-prod",
      time: "2019-02-06T00:00:38Z",
      remoteIp: "192.0.2.3",
      requester: OWNER,
      requestId: "3E57427F3EXAMPLE",
      operation: "REST.GET.VERSIONING",
      requestUri: "GET /image-processing-input-prod?versioning HTTP/1.1",
      status: 200,
      bytesSent: 113,
      totalMilliseconds: 7,
      userAgent: "S3Console/0.4",
    });
  });

  it("has more fields today, and may have more tomorrow", () => {
    expect(recordOf(`${NEWER} us-east-2 "a b"`)).toMatchObject({
      hostId: "host+id=",
      cipherSuite: "ECDHE-RSA-AES128-GCM-SHA256",
      tlsVersion: "TLSV1.2",
      aclRequired: "Yes",
      further: ["us-east-2", "a b"],
    });
    expect(recordOf(NEWER)).not.toHaveProperty("further");
  });

  it("may hold quotes in a field: only one with a space behind ends it", () => {
    expect(recordOf(SAMPLE.replace("S3Console/0.4", 'say "hi"'))).toMatchObject({ userAgent: 'say "hi"' });
    expect(recordOf(SAMPLE.replace("S3Console/0.4", "")).userAgent).toBe("");
    expect(recordOf(SAMPLE.replace(' "S3Console/0.4" -', ' "at the end"')).userAgent).toBe("at the end");
  });

  it.each<[string, string, string]>([
    ["another line", "Jan 5 08:00:00 host sshd[1]: hello", "fields"],
    ["half a line", SAMPLE.slice(0, 200), "fields"],
    ["a quote that does not end", SAMPLE.slice(0, -5), "not closed"],
    ["a time that is none", SAMPLE.replace("06/Feb", "31/Feb"), "is no time"],
    ["a month that is none", SAMPLE.replace("Feb", "Feu"), "is no time"],
    ["no time", SAMPLE.replace("[06/Feb/2019:00:00:38 +0000]", "-"), "no time"],
    ["a status that is none", SAMPLE.replace(" 200 ", " OK "), "is no status"],
    ["a number below zero", SAMPLE.replace(" 113 ", " -113 "), "is no bytesSent"],
  ])("is none: %s", (_, line, problem) => {
    expect(accessLogLine(line)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it("is shown without what would steer a terminal", () => {
    expect(recordText({ ...recordOf(SAMPLE), requester: "\u001b[2Jx" })).toContain("\\x1b[2Jx");
  });
});

describe("A log", () => {
  const read = async (...chunks: Buffer[]): Promise<NumberedLine[]> => {
    const lines: NumberedLine[] = [];
    for await (const line of accessLogLines("log", Readable.from(chunks, { objectMode: false }))) lines.push(line);
    return lines;
  };
  const LOG = Buffer.from(`${SAMPLE}\r\n\ngarbage\n${NEWER}`);
  const bytes = (content: Buffer): Buffer[] => [...content].map((byte) => Buffer.from([byte]));

  it.each([
    ["plain", [LOG]],
    ["compressed", [gzipSync(LOG)]],
    ["plain, byte by byte", bytes(LOG)],
    ["compressed, byte by byte", bytes(gzipSync(LOG))],
    [
      "compressed in several members, as logs are that were joined",
      [gzipSync(`${SAMPLE}\n\ngarbage\n`), gzipSync(NEWER)],
    ],
  ])("is read: %s", async (_, chunks) => {
    const lines = await read(...chunks);
    expect(lines.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(lines.map((each) => "record" in each)).toEqual([true, false, true]);
  });

  it.each([
    ["nothing", 0, []],
    ["a single byte", 1, [Buffer.from("x")]],
  ])("of %s has %i lines", async (_, count, chunks) => expect(await read(...chunks)).toHaveLength(count));

  it("that is cut off or broken is an error, not a short log", async () => {
    await expect(read(gzipSync(LOG).subarray(0, -4))).rejects.toThrow("unexpected end of file");
    const failing = Readable.from(
      (function* () {
        yield Buffer.from(`${SAMPLE}\n`);
        throw new Error("reset");
      })(),
    );
    const lines = accessLogLines("log", failing);
    await expect(lines.next()).resolves.toMatchObject({ done: false });
    await expect(lines.next()).rejects.toThrow("reset");
  });
});

describe("A summary", () => {
  const summary = (...records: Partial<AccessLogRecord>[]) => {
    const counter = new AccessLogCounter();
    for (const record of records) counter.add({ ...recordOf(SAMPLE), ...record });
    return counter.summary();
  };

  it("counts by operation, status, requester and client prefix, the most first, and lists what was refused", () => {
    const denied = {
      status: 403,
      requester: undefined,
      key: "logs/client%253Dacme/a.log",
      time: "2019-02-07T00:00:00Z",
    };
    expect(summary({}, {}, denied)).toEqual({
      requests: 3,
      first: "2019-02-06T00:00:38Z",
      last: "2019-02-07T00:00:00Z",
      bytesSent: 339,
      operations: [{ name: "REST.GET.VERSIONING", requests: 3 }],
      statuses: [
        { name: "200", requests: 2 },
        { name: "403", requests: 1 },
      ],
      requesters: [
        { name: OWNER, requests: 2 },
        { name: "(anonymous)", requests: 1 },
      ],
      clientPrefixes: [
        { name: "(other)", requests: 2 },
        { name: "logs/client=acme/", requests: 1 },
      ],
      denied: { count: 1, first: [expect.objectContaining(denied)] },
    });
  });

  it.each([
    ["logs/client=acme/a", "logs/client=acme/"],
    ["logs/client%3Dacme/a", "logs/client=acme/"],
    ["logs/client%3Dacme-eu/a", "logs/client=acme-eu/"],
    ["logs/client=acme", "(other)"],
    ["a/logs/client=acme/b", "(other)"],
  ])("counts %s to %s (C-02)", (key, name) => {
    expect(summary({ key }).clientPrefixes).toEqual([{ name, requests: 1 }]);
  });

  it("keeps a thousand refused requests and counts all", () => {
    const { denied } = summary(...Array.from({ length: 1001 }, () => ({ status: 403 })));
    expect({ count: denied.count, kept: denied.first.length }).toEqual({ count: 1001, kept: 1000 });
  });
});

describe("A report", () => {
  async function* lines(count: number): AsyncGenerator<NumberedLine> {
    for (let line = 1; line <= count; line += 1) yield { ...accessLogLine(SAMPLE), source: "log", line };
    yield { ...(await Promise.resolve(accessLogLine("garbage"))), source: "log", line: count + 1 };
  }

  it.each([0, 1, 3])("of %i requests is one JSON document, with the lines that were none", async (count) => {
    const { stdout, stderr } = await captured(async () => {
      expect(await accessLogReport(lines(count), { json: true })).toEqual({ requests: count, bad: 1 });
    });
    const { records, bad } = JSON.parse(stdout) as { records: unknown[]; bad: object };
    expect(records).toHaveLength(count);
    expect(bad).toEqual({
      count: 1,
      first: [{ source: "log", line: count + 1, problem: expect.any(String) as string }],
    });
    expect(stderr).toContain(`log:${count + 1}: no request: `);
  });

  it("goes on only as its reader does: memory stays the same however long the log is", async () => {
    let [read, waiting] = [0, 0];
    const release: (() => void)[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        waiting += 1;
        release.push(done);
      },
    });
    async function* counted(): AsyncGenerator<NumberedLine> {
      for await (const line of lines(50)) {
        read += 1;
        yield line;
      }
    }
    const { stderr } = await captured(async () => {
      const report = accessLogReport(counted(), {}, slow);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      expect({ read, waiting }).toEqual({ read: 1, waiting: 1 });
      const timer = setInterval(() => release.shift()?.(), 0);
      expect(await report).toEqual({ requests: 50, bad: 1 });
      clearInterval(timer);
    });
    expect(stderr).toContain("log:51:");
  });
});

describe("Where a bucket's logs are", () => {
  const fleet = fleetOf(EXAMPLE, { ENVIRONMENT: "production", AWS_REGION: "us-east-2" });
  const AUDIT = "ohio-01-us-east-2-audit-logs-production";

  it.each([
    ["ohio-01-us-east-2-logs-production", AUDIT, "s3-access-logs/ohio-01-us-east-2-logs-production/"],
    ["ohio-01-terraform-state-production", AUDIT, "s3-access-logs/ohio-01-terraform-state-production/"],
    ["ohio-01-us-east-2-acme-input-production", "ohio-01-us-east-2-acme-logs-production", "logs/input-bucket/"],
    ["ohio-01-us-east-2-acme-data-production", "ohio-01-us-east-2-acme-logs-production", "logs/data-bucket/"],
  ])("%s: in %s below %s (C-27, S1-19)", (name, bucket, prefix) => {
    expect(logPlace(fleet, name)).toEqual({ bucket, prefix, region: "us-east-2" });
  });

  it.each([
    [AUDIT, "it is a log target"],
    ["ohio-01-us-east-2-log-production", 'did you mean "ohio-01-us-east-2-logs-production"?'],
    ["somebody-elses", "fleet verify-s3-security lists them"],
  ])("%s: nowhere, exit 2", (name, message) => {
    expect(() => logPlace(fleet, name)).toThrow(
      expect.objectContaining({ code: 2, message: expect.stringContaining(message) as string }) as Error,
    );
  });
});
