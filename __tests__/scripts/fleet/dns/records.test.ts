import type { ResourceRecordSet } from "@aws-sdk/client-route-53";

import { foreignOwner } from "../../../../scripts/fleet/dns/ownership";
import { planChange, type ChangeMode, type WantedRecord } from "../../../../scripts/fleet/dns/plan-change";
import { recordName } from "../../../../scripts/fleet/dns/record-name";
import type { RecordType } from "../../../../scripts/fleet/dns/record-type";
import { recordValues } from "../../../../scripts/fleet/dns/record-values";
import { plainName } from "../../../../scripts/fleet/dns/zone";

const ZONE = "acme.ezra.world";

describe("The name of a record (S3-113)", () => {
  it.each([
    ["manual", "manual.acme.ezra.world"],
    ["Deep.Er", "deep.er.acme.ezra.world"],
    ["@", ZONE],
    ["*", "*.acme.ezra.world"],
    ["_acme-challenge.www", "_acme-challenge.www.acme.ezra.world"],
    ["manual.acme.ezra.world", "manual.acme.ezra.world"],
    ["manual.acme.ezra.world.", "manual.acme.ezra.world"],
    ["example.com", "example.com.acme.ezra.world"],
  ])("%s is %s", (written, name) => expect(recordName(written, ZONE, "ezra.world")).toBe(name));

  it.each(["www.globex.ezra.world", "notacme.ezra.world", "ezra.world", "www.example.com.", "xacme.ezra.world."])(
    "%s is refused: it is not in the client's zone",
    (written) =>
      expect(() => recordName(written, ZONE, "ezra.world")).toThrow(expect.objectContaining({ code: 1 }) as Error),
  );

  it.each(["", "a b", "-a", "a-", "a..b", "a.*", "ä", "a\n", "a/b", "a".repeat(64), "a.".repeat(130)])(
    "%j is none",
    (written) =>
      expect(() => recordName(written, ZONE, "ezra.world")).toThrow(expect.objectContaining({ code: 2 }) as Error),
  );

  it("is read back from Route 53's spelling", () =>
    expect(plainName("\\052.Acme.ezra.world.")).toBe("*.acme.ezra.world"));
});

describe("The values of a record", () => {
  it.each<[RecordType, string[], string[]]>([
    ["A", ["192.0.2.1", "192.0.2.2"], ["192.0.2.1", "192.0.2.2"]],
    ["AAAA", ["2001:db8::1"], ["2001:db8::1"]],
    ["CNAME", ["Target.example.com"], ["target.example.com."]],
    ["CNAME", ["_a.example.com."], ["_a.example.com."]],
    ["TXT", ["v=spf1 -all"], ['"v=spf1 -all"']],
    ["TXT", ['say "hi" \\'], ['"say \\"hi\\" \\\\"']],
    ["TXT", ["é\n"], ['"\\303\\251\\012"']],
    ["TXT", ["a".repeat(256)], [`"${"a".repeat(255)}" "a"`]],
  ])("of type %s: %j are %j", (type, values, expected) => expect(recordValues(type, values)).toEqual(expected));

  it.each<[RecordType, string[]]>([
    ["A", ["192.0.2.256"]],
    ["A", ["010.0.0.1"]],
    ["A", ["2001:db8::1"]],
    ["AAAA", ["fe80::1%eth0"]],
    ["CNAME", ["localhost"]],
    ["CNAME", ["a b.example.com"]],
    ["CNAME", ["https://example.com"]],
    ["CNAME", ["a.example.com", "b.example.com"]],
    ["TXT", [""]],
    ["A", ["192.0.2.1", "192.0.2.1"]],
  ])("of type %s can't be %j: exit 2", (type, values) => {
    expect(() => recordValues(type, values)).toThrow(expect.objectContaining({ code: 2 }) as Error);
  });
});

describe("ExternalDNS's records (M-59)", () => {
  const owner = (Name: string): ResourceRecordSet => ({
    ...{ Name, Type: "TXT", TTL: 300 },
    ResourceRecords: [{ Value: '"heritage=external-dns,external-dns/owner=acme,external-dns/resource=service/a/b"' }],
  });

  it.each([
    ["by the prefix of its registry", `_edns-a.app.${ZONE}.`, `app.${ZONE}`],
    ["whatever the type of what it owns", `_edns-cname.app.${ZONE}.`, `app.${ZONE}`],
    ["also for a wildcard", `_edns-a.\\052.${ZONE}.`, `*.${ZONE}`],
    ["also for the zone itself", `_edns-a.${ZONE}.`, ZONE],
    ["also without a prefix", `app.${ZONE}.`, `app.${ZONE}`],
  ])("are known %s", (_, registered, name) => {
    expect(foreignOwner(name, [owner(registered)])).toContain("ExternalDNS of acme writes it");
  });

  it("leave other names alone", () => {
    expect(foreignOwner(`app2.${ZONE}`, [owner(`_edns-a.app.${ZONE}.`)])).toBeUndefined();
  });

  it("can't be made by hand", () => expect(foreignOwner(`_edns-a.app.${ZONE}`, [])).toContain("own records"));
});

describe("The plan of a change", () => {
  const name = `www.${ZONE}`;
  const wanted: WantedRecord = { name, type: "A", values: ["192.0.2.1"], ttlSeconds: 300 };
  const set = (more: Partial<ResourceRecordSet>): ResourceRecordSet => ({
    Name: `${name}.`,
    Type: "A",
    TTL: 60,
    ...more,
  });
  const plan = (mode: ChangeMode, sets: ResourceRecordSet[], record = wanted) =>
    planChange(record, mode, { id: "Z1", name: ZONE }, sets);

  it("is nothing for the same values in another order", () => {
    const sets = [set({ TTL: 300, ResourceRecords: [{ Value: "192.0.2.2" }, { Value: "192.0.2.1" }] })];
    const record = { ...wanted, values: ["192.0.2.1", "192.0.2.2"] };
    expect(plan("create", sets, record)).toMatchObject({ action: "unchanged", changes: [] });
  });

  it("keeps records of other types at the same name", () => {
    const sets = [set({ Type: "TXT", ResourceRecords: [{ Value: '"x"' }] })];
    expect(plan("create", sets).changes.map(({ Action }) => Action)).toEqual(["CREATE"]);
  });

  it.each<[string, ChangeMode, ResourceRecordSet[], WantedRecord]>([
    [
      "an alias",
      "upsert",
      [set({ AliasTarget: { HostedZoneId: "Z2", DNSName: "lb.", EvaluateTargetHealth: false } })],
      wanted,
    ],
    ["a weighted record", "delete", [set({ SetIdentifier: "blue", Weight: 1 })], wanted],
    ["a CNAME beside others", "upsert", [set({})], { ...wanted, type: "CNAME", values: ["a.example.com."] }],
    ["others beside a CNAME", "create", [set({ Type: "CNAME" })], wanted],
  ])("refuses %s", (_, mode, sets, record) => {
    expect(() => plan(mode, sets, record)).toThrow(expect.objectContaining({ code: 1 }) as Error);
  });
});
