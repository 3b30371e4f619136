import { gzipSync } from "node:zlib";

import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";

import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";
import type { Answer } from "../support/emulator/upstream";

const INVENTORY = "ohio-01-us-east-2-acme-inventory-production";
const BUCKETS = ["input", "output", "data"].map((role) => `ohio-01-us-east-2-acme-${role}-production`);

interface Question {
  readonly TimePeriod: object;
  readonly NextPageToken?: string;
}

const answered = (status: number, body: object): Answer => ({ status, headers: {}, body: JSON.stringify(body) });

const page = (groups: Readonly<Record<string, string>>, more: object = {}, Estimated = false) =>
  answered(200, {
    ResultsByTime: [
      {
        Estimated,
        Groups: Object.entries(groups).map(([service, Amount]) => ({
          Keys: [service],
          Metrics: { UnblendedCost: { Amount, Unit: "USD" } },
        })),
      },
    ],
    ...more,
  });

describeWithEmulator("fleet cost-report", () => {
  let operator: Operator;
  let questions: { region: string; input: Question }[];

  beforeAll(async () => {
    operator = await startOperator();
  });
  afterAll(() => operator.stop());
  beforeEach(async () => {
    await operator.reset();
    questions = [];
  });

  const costReport = (...args: string[]) => operator.fleet(["cost-report", "--month", "2026-01", ...args]);

  /** Cost Explorer's answers one after the other: the emulator knows neither filters nor pages. */
  function explorer(...answers: Answer[]): () => void {
    return operator.shim.intercept({
      answer({ action, region, body }) {
        if (action !== "GetCostAndUsage") return Promise.resolve(undefined);
        questions.push({ region, input: JSON.parse(body.toString()) as Question });
        return Promise.resolve(answers.shift());
      },
    });
  }

  it("asks for the whole month, by service, of everything with the client's tag, in Cost Explorer's region (S3-111, S3-124)", async () => {
    const stop = explorer(page({ "Amazon Elastic Compute Cloud - Compute": "12.5" }));
    expect((await costReport("--client", "acme").finally(stop)).code).toBe(0);
    expect(questions).toEqual([
      {
        region: "us-east-1",
        input: {
          TimePeriod: { Start: "2026-01-01", End: "2026-02-01" },
          Granularity: "MONTHLY",
          Metrics: ["UnblendedCost"],
          GroupBy: [{ Type: "DIMENSION", Key: "SERVICE" }],
          Filter: { Tags: { Key: "Client", Values: ["acme"], MatchOptions: ["EQUALS"] } },
        },
      },
    ]);
  });

  it("adds up every page, the dearest service first, and says what is not final (M-29)", async () => {
    const stop = explorer(
      page({ S3: "1.25", EKS: "10" }, { NextPageToken: "more" }),
      page({ S3: "20.5", Credits: "-3" }, {}, true),
    );
    const { stdout, stderr } = await costReport("--client", "acme", "--json").finally(stop);
    expect(questions[1]!.input.NextPageToken).toBe("more");
    expect(JSON.parse(stdout)).toEqual({
      client: "acme",
      month: { start: "2026-01-01", end: "2026-02-01" },
      services: [
        { service: "S3", cost: 21.75 },
        { service: "EKS", cost: 10 },
        { service: "Credits", cost: -3 },
      ],
      total: 28.75,
      currency: "USD",
      estimated: true,
    });
    expect(stderr).toContain("AWS may still change it.");
  });

  it("shows a table with its total", async () => {
    const { stdout } = await costReport("--client", "acme").finally(explorer(page({ S3: "1.256" })));
    expect(stdout).toBe("SERVICE  USD\nS3       1.26\nTotal    1.26\n");
  });

  it("says of an empty answer that the tag may not be active (S3-124)", async () => {
    const { code, stderr } = await costReport("--client", "globex");
    expect({ code, told: stderr.includes("cost allocation tag Client is not") }).toEqual({ code: 0, told: true });
  });

  it.each([
    ["AccessDeniedException", "needs ce:GetCostAndUsage"],
    ["DataUnavailableException", "no data of that month"],
  ])("takes %s for no answer: exit 1 (G13)", async (__type, message) => {
    const { code, stdout, stderr } = await costReport("--client", "acme").finally(explorer(answered(400, { __type })));
    expect({ code, stdout, told: stderr.includes(message) }).toEqual({ code: 1, stdout: "", told: true });
  });

  it.each([
    ["an unknown client", ["--client", "acm"], 'did you mean "acme"?'],
    ["a client that is off", ["--client", "initech"], "is not an enabled client"],
    ["a month to come", ["--client", "acme", "--month", "9999-01"], "has not begun"],
    ["a month that is none", ["--client", "acme", "--month", "2026-13"], "is no month"],
    ["a client without inventories", ["--client", "globex", "--by-department"], "has no inventories"],
  ])("refuses %s with exit 2, and asks nothing", async (_, args, message) => {
    const { code, stdout, stderr } = await costReport(...args).finally(explorer());
    expect({ code, stdout, questions }).toEqual({ code: 2, stdout: "", questions: [] });
    expect(stderr).toContain(message);
  });

  it("estimates by department from the inventories, and misses none in silence (C-31)", async () => {
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await operator.s3.send(new CreateBucketCommand({ Bucket: INVENTORY, CreateBucketConfiguration }));
    for (const bucket of BUCKETS.slice(1)) await putInventory(bucket);
    const some = await costReport("--client", "acme", "--by-department", "--json");
    expect(some).toMatchObject({ code: 1, stderr: expect.stringContaining(`${BUCKETS[0]!}: MISSING`) as string });
    await putInventory(BUCKETS[0]!);
    const { code, stdout, stderr } = await costReport("--client", "acme", "--by-department");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "DEPARTMENT  BYTES         USD A MONTH\nFinance     322122547200  6.90\nTotal                     6.90\n",
    });
    expect(stderr).toContain("Estimate, not a bill");
  });

  async function putInventory(bucket: string): Promise<void> {
    const at = `inventory/${bucket}/daily-inventory`;
    const put = (Key: string, Body: string | Buffer) =>
      operator.s3.send(new PutObjectCommand({ Bucket: INVENTORY, Key, Body }));
    const files = [{ key: `${at}/data/1.csv.gz` }];
    await put(files[0]!.key, gzipSync(`"${bucket}","finance/a","${100 * 2 ** 30}","STANDARD"\n`));
    const manifest = { fileFormat: "CSV", fileSchema: "Bucket, Key, Size, StorageClass", files };
    await put(`${at}/2026-01-31T01-00Z/manifest.json`, JSON.stringify(manifest));
  }
});
