import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53";

import { applyChange, untilInSync } from "../../scripts/fleet/dns/apply-change";
import { planChange } from "../../scripts/fleet/dns/plan-change";
import { findZone, recordSets } from "../../scripts/fleet/dns/zone";
import { clientSettings } from "../../scripts/fleet/aws/client-settings";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { describeWithEmulator, startOperator, type Operator, REGION } from "../support/operator";

const ZONE = "acme.ezra.world";
const MANUAL = ["--client", "acme", "--name", "manual"];
const CNAME = [...MANUAL, "--type", "CNAME", "--value", "target.example.com"];
const DENIED = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>`;

describeWithEmulator("fleet dns-record", () => {
  let operator: Operator;
  let route53: Route53Client;
  let zoneId: string;

  beforeAll(async () => {
    operator = await startOperator();
    route53 = new Route53Client(clientSettings(REGION));
  });
  afterAll(async () => {
    route53.destroy();
    await operator.stop();
  });
  beforeEach(async () => {
    await operator.reset();
    zoneId = await makeZone(ZONE);
    (operator.shim.calls as unknown[]).length = 0;
  });

  async function makeZone(name: string): Promise<string> {
    const made = await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: `${Math.random()}` }));
    return made.HostedZone!.Id!.replace("/hostedzone/", "");
  }

  async function put(set: Omit<ResourceRecordSet, "ResourceRecords"> & { values: string[] }, zone = zoneId) {
    const { values, ...rest } = set;
    const ResourceRecordSet = { TTL: 60, ...rest, ResourceRecords: values.map((Value) => ({ Value })) };
    const Changes = [{ Action: "CREATE" as const, ResourceRecordSet }];
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Changes } }));
    (operator.shim.calls as unknown[]).length = 0;
  }

  async function records(name = `manual.${ZONE}`): Promise<string[]> {
    const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: zoneId }));
    return ResourceRecordSets.filter(({ Name }) => Name === `${name}.`).map(
      ({ Type, TTL, ResourceRecords = [] }) => `${Type} ${TTL} ${ResourceRecords.map(({ Value }) => Value).join(" ")}`,
    );
  }

  /** Answers in the emulator's place who asks for zones by their name. */
  function answerLookUps(status: number, body: string): () => void {
    const answer = { status, headers: {}, body };
    return operator.shim.intercept({
      answer: ({ path }) => Promise.resolve(path.includes("hostedzonesbyname") ? answer : undefined),
    });
  }

  const dnsRecord = (...args: string[]) => operator.fleet(["dns-record", ...args]);
  const changes = () => operator.shim.calls.filter(({ method, path }) => method === "POST" && path.includes("/rrset"));

  it("makes document 003's record, waits until it is in sync and says how to look it up (S3-113)", async () => {
    const { code, stdout, stderr } = await dnsRecord(...CNAME, "--yes");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${ZONE}: create\n  + manual.${ZONE}. 300 CNAME target.example.com.\n`,
    });
    expect(stderr).toContain("In sync.");
    expect(stderr).toContain(`next: dig +short CNAME 'manual.${ZONE}'`);
    expect(await records()).toEqual(["CNAME 300 target.example.com."]);
  });

  it("in a dry run prints the same and makes no change (F13)", async () => {
    const { code, stdout } = await dnsRecord(...CNAME, "--dry-run");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${ZONE}: create\n  + manual.${ZONE}. 300 CNAME target.example.com.\n`,
    });
    expect(changes()).toEqual([]);
    expect(mutatingCalls(operator.shim.calls).filter((call) => call !== "GetCallerIdentity")).toEqual([]);
  });

  it("without a terminal and without --yes makes no change: exit 2 (F25)", async () => {
    const { code, stderr } = await dnsRecord(...CNAME);
    expect({ code, named: stderr.includes("--yes") }).toEqual({ code: 2, named: true });
    expect(changes()).toEqual([]);
  });

  it("tells what it did as one document with --json", async () => {
    const { stdout } = await dnsRecord(...MANUAL, "--type", "TXT", "--value", 'say "hi"', "--yes", "--json");
    expect(JSON.parse(stdout)).toEqual({
      zone: ZONE,
      zoneId,
      action: "create",
      before: null,
      after: { name: `manual.${ZONE}.`, type: "TXT", ttl: 300, values: ['"say \\"hi\\""'] },
      dryRun: false,
      changeId: expect.any(String) as string,
      status: "INSYNC",
    });
  });

  it("does nothing when the record is as wanted already", async () => {
    await dnsRecord(...CNAME, "--yes");
    const { code, stdout } = await dnsRecord(...CNAME, "--yes");
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("as wanted already") as string });
    expect(changes()).toHaveLength(1);
  });

  it("writes over nothing without --upsert, and with it in one batch that fails if somebody was faster", async () => {
    await put({ Name: `manual.${ZONE}`, Type: "A", values: ["192.0.2.1"] });
    const wanted = [...MANUAL, "--type", "A", "--value", "192.0.2.2", "--value", "192.0.2.3", "--yes"];
    const refused = await dnsRecord(...wanted);
    expect({ code: refused.code, records: await records() }).toEqual({ code: 1, records: ["A 60 192.0.2.1"] });
    expect(refused.stderr).toContain("--upsert replaces it");
    const replaced = await dnsRecord(...wanted, "--upsert");
    expect({ code: replaced.code, records: await records() }).toEqual({
      code: 0,
      records: ["A 300 192.0.2.2 192.0.2.3"],
    });
    const actions = changes()[0]!
      .body.toString()
      .match(/<Action>\w+/g);
    expect(actions).toEqual(["<Action>DELETE", "<Action>CREATE"]);
  });

  it("deletes what is there, and nothing that is not or has other values", async () => {
    await put({ Name: `manual.${ZONE}`, Type: "A", values: ["192.0.2.1"] });
    const remove = [...MANUAL, "--type", "A", "--delete", "--yes"];
    expect((await dnsRecord(...remove, "--value", "192.0.2.9")).code).toBe(1);
    expect(await records()).toEqual(["A 60 192.0.2.1"]);
    expect((await dnsRecord(...remove)).code).toBe(0);
    expect(await records()).toEqual([]);
    expect(await dnsRecord(...remove)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("has no A record") as string,
    });
  });

  it("refuses what ExternalDNS writes, and its own records (M-59)", async () => {
    await put({ Name: `manual.${ZONE}`, Type: "A", values: ["192.0.2.1"] });
    const owner = '"heritage=external-dns,external-dns/owner=acme-production-us-east-2"';
    await put({ Name: `_edns-a.manual.${ZONE}`, Type: "TXT", values: [owner] });
    const upsert = await dnsRecord(...MANUAL, "--type", "A", "--value", "192.0.2.2", "--upsert", "--yes");
    expect(upsert.stderr).toContain("ExternalDNS of acme-production-us-east-2 writes it");
    const registry = await dnsRecord(
      "--client",
      "acme",
      "--name",
      "_edns-a.manual",
      "--type",
      "TXT",
      "--delete",
      "--yes",
    );
    expect([upsert.code, registry.code]).toEqual([1, 1]);
    expect(changes()).toEqual([]);
  });

  it("does not take the next zone for one that is absent, as Route 53 answers, unlike the emulator (M-60)", async () => {
    const other = `<HostedZone><Id>/hostedzone/${zoneId}</Id><Name>b.ezra.world.</Name></HostedZone>`;
    const body = `<ListHostedZonesByNameResponse><HostedZones>${other}</HostedZones></ListHostedZonesByNameResponse>`;
    const stop = answerLookUps(200, body);
    const { code, stderr } = await dnsRecord(...CNAME, "--yes").finally(stop);
    expect({ code, absent: stderr.includes(`there is no public zone ${ZONE}`) }).toEqual({ code: 1, absent: true });
    expect(changes()).toEqual([]);
  });

  it("refuses to choose among two zones of one name", async () => {
    const other = await makeZone(ZONE);
    const { code, stderr } = await dnsRecord(...CNAME, "--yes");
    expect(code).toBe(1);
    for (const id of [zoneId, other]) expect(stderr).toContain(id);
  });

  it("takes a refused answer for no answer (G13)", async () => {
    const stop = answerLookUps(403, DENIED);
    const { code, stderr } = await dnsRecord(...CNAME, "--yes").finally(stop);
    expect({ code, named: stderr.includes("needs route53:ListHostedZonesByName") }).toEqual({ code: 1, named: true });
  });

  it.each<[string, string[], number, string]>([
    [
      "a name in another client's zone",
      ["--name", "www.globex.ezra.world", "--type", "A", "--value", "192.0.2.1"],
      1,
      "is not in",
    ],
    [
      "a name in a zone of strangers",
      ["--name", "www.example.com.", "--type", "A", "--value", "192.0.2.1"],
      1,
      "is not in",
    ],
    ["the zone above", ["--name", "ezra.world", "--type", "A", "--value", "192.0.2.1"], 1, "is not in"],
    ["the placeholder of Terraform", ["--name", "@", "--type", "TXT", "--value", "x"], 1, "is Terraform's"],
    [
      "a CNAME of the zone itself",
      ["--name", "@", "--type", "CNAME", "--value", "a.example.com"],
      1,
      "can't be a CNAME",
    ],
    ["no value", ["--name", "a", "--type", "A"], 2, "--value"],
    ["no type", ["--name", "a", "--value", "192.0.2.1"], 2, "--type"],
    ["an address that is none", ["--name", "a", "--type", "A", "--value", "192.0.2.256"], 2, "IPv4"],
    ["deleting and replacing", ["--name", "a", "--type", "A", "--delete", "--upsert"], 2, "--upsert"],
    ["a time that is none", ["--name", "a", "--type", "A", "--value", "192.0.2.1", "--ttl", "-1"], 2, "2147483647"],
  ])("refuses %s", async (_, args, code, message) => {
    const run = await dnsRecord("--client", "acme", "--yes", ...args);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(changes()).toEqual([]);
  });

  it("waits through PENDING, and says which permission waiting needs", async () => {
    const answers = ["PENDING", "PENDING", "INSYNC"];
    const stop = operator.shim.intercept({
      answer({ path }) {
        if (!path.includes("/change/")) return Promise.resolve(undefined);
        const status = answers.shift();
        const body = `<GetChangeResponse><ChangeInfo><Id>/change/C1</Id><Status>${status}</Status></ChangeInfo></GetChangeResponse>`;
        return Promise.resolve(
          status ? { status: 200, headers: {}, body } : { status: 403, headers: {}, body: DENIED },
        );
      },
    });
    await untilInSync(route53, "C1", 0);
    expect(answers).toEqual([]);
    await expect(untilInSync(route53, "C1", 0).finally(stop)).rejects.toThrow("needs route53:GetChange");
  });

  it("says so when somebody was faster: the emulator, unlike Route 53, lets a record be created twice", async () => {
    const message = "[Tried to create resource record set [name='x', type='A'] but it already exists]";
    const body = `<ErrorResponse><Error><Code>InvalidChangeBatch</Code><Message>${message}</Message></Error></ErrorResponse>`;
    const stop = operator.shim.intercept({
      answer: ({ method }) => Promise.resolve(method === "POST" ? { status: 400, headers: {}, body } : undefined),
    });
    const wanted = { name: `manual.${ZONE}`, type: "A", values: ["192.0.2.2"], ttlSeconds: 300 } as const;
    const zone = { id: zoneId, name: ZONE };
    const change = applyChange(route53, zone, planChange(wanted, "create", zone, [])).finally(stop);
    await expect(change).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining("already exists") as string,
    });
  });

  it("reads zones of more than one page", async () => {
    for (let index = 0; index < 3; index += 1) {
      const batch = Array.from({ length: 110 }, (_, number) => ({
        Action: "CREATE" as const,
        ResourceRecordSet: {
          ...{ Name: `n${index}-${number}.${ZONE}`, Type: "A" as const, TTL: 60 },
          ResourceRecords: [{ Value: "192.0.2.1" }],
        },
      }));
      await route53.send(
        new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes: batch } }),
      );
    }
    const zone = await findZone(route53, ZONE);
    expect((await recordSets(route53, zone!)).filter(({ Type }) => Type === "A")).toHaveLength(330);
    expect(
      operator.shim.calls.filter(({ method, path }) => method === "GET" && path.includes("rrset")).length,
    ).toBeGreaterThan(1);
  });
});
