import { parse, stringify } from "yaml";

import { FILES, type FileName } from "../../../../../config/registry";
import { EXAMPLE, type Files } from "../../../../support/registry";
import { judgedBetween, refusedIn, touchedBy } from "./judged";

type Data = Record<string, Record<string, unknown>>;

/** The example with one file changed as data. */
function edited(file: FileName, change: (data: Data) => void, files: Files = EXAMPLE): Files {
  const data = parse(String(files[FILES[file]])) as Data;
  change(data);
  return { ...files, [FILES[file]]: stringify(data) };
}

/** Sets a value at a path of keys joined by dots. */
function set(path: string, value: unknown, of: FileName = "clients"): (files?: Files) => Files {
  return (files = EXAMPLE) =>
    edited(
      of,
      (data) => {
        const keys = path.split(".");
        let section: Record<string, unknown> = data;
        for (const key of keys.slice(0, -1)) section = (section[key] ??= {}) as Record<string, unknown>;
        section[keys.at(-1)!] = value;
      },
      files,
    );
}

const without = (client: string, of: FileName, files: Files = EXAMPLE): Files =>
  edited(of, (data) => Reflect.deleteProperty(data.clients!, client), files);

describe("a change for one client", () => {
  it("touches that client alone, and passes", () => {
    const judged = judgedBetween(EXAMPLE, set("clients.acme.eks.max_size", 11)());
    expect(touchedBy(judged)).toEqual(["acme"]);
    expect(refusedIn(judged)).toEqual([]);
  });

  it("names both where there are two, and nobody else", () => {
    const head = set("clients.globex.eks.max_size", 11)(set("clients.acme.eks.max_size", 11)());
    const judged = judgedBetween(EXAMPLE, head);
    expect(touchedBy(judged)).toEqual(["acme", "globex"]);
    expect(refusedIn(judged)).toEqual([]);
  });

  it.each([
    ["a comment", (text: string) => text.replace(/^clients:/m, "# Who is who.\nclients:")],
    ["quotes", (text: string) => text.replace("client_code: ACME", 'client_code: "ACME"')],
    ["another order", (text: string) => stringify(parse(text), { sortMapEntries: true })],
  ])("is none where only %s changed", (_, change) => {
    const head = { ...EXAMPLE, [FILES.clients]: change(String(EXAMPLE[FILES.clients])) };
    const judged = judgedBetween(EXAMPLE, head);
    expect(head[FILES.clients]).not.toBe(EXAMPLE[FILES.clients]);
    expect([judged.changes.changes, judged.registry.changes, judged.findings]).toEqual([[], [], []]);
  });
});

describe("a change of what all share", () => {
  it.each([
    ["a chart's version", set("observability.loki_version", "6.55.1", "platform")],
    ["a tag", set("common_tags.Team", "platform", "platform")],
  ])("%s reaches all, and is refused until it is declared", (_, change) => {
    const judged = judgedBetween(EXAMPLE, change());
    expect(refusedIn(judged)).toEqual(expect.arrayContaining(["everyone-touched acme", "everyone-touched globex"]));
    expect(refusedIn(judged).filter((each) => !each.startsWith("everyone-touched"))).toEqual([]);
  });
});

describe("a client's block that is deleted", () => {
  it.each([
    ["with its ledger entry", without("globex", "ledger", without("globex", "clients"))],
    [
      "with a tombstone at once",
      edited(
        "ledger",
        ({ clients }) => {
          Object.assign(clients!.globex!, { status: "decommissioned", decommissioned_date: "2026-08-31" });
        },
        without("globex", "clients"),
      ),
    ],
  ])("%s is refused, with what to run instead", (_, head) => {
    const judged = judgedBetween(EXAMPLE, head);
    expect(refusedIn(judged)).toEqual(
      expect.arrayContaining(["client-gone globex", "stateful-removed globex", "too-many-deleted globex"]),
    );
    expect(judged.findings.find(({ rule }) => rule === "client-gone")!.todo).toMatch(/npx fleet deploy/);
    expect(refusedIn(judged).filter((each) => each.endsWith(" acme"))).toEqual([]);
  });
});

describe("a switch that goes off", () => {
  it.each([
    [
      "the client's",
      "enabled",
      false,
      { foundation: "aws_vpc", database: "aws_ebs_volume", platform: "aws_eks_cluster" },
    ],
    ["the cluster's", "eks.enabled", false, { platform: "aws_eks_cluster", observability: "helm_release" }],
    ["the database's", "database.enabled", false, { database: "aws_ebs_volume" }],
    ["the copies'", "storage.replication.enabled", false, { foundation: "aws_s3_bucket_replication_configuration" }],
  ])("%s says what would be destroyed, in which stack, and touches nobody else", (_, field, value, gone) => {
    const judged = judgedBetween(EXAMPLE, set(`clients.acme.${field}`, value)());
    expect(touchedBy(judged).filter((owner) => owner !== "shared")).toEqual(["acme"]);
    expect(refusedIn(judged).filter((each) => /foreign|everyone/.test(each))).toEqual([]);
    const told = judged.findings.filter(({ rule }) => rule === "destroyed");
    for (const [stack, type] of Object.entries(gone)) {
      const removed = judged.changes.changes.filter(
        (change) => change.stack === stack && change.action === "remove" && change.type === type,
      );
      expect([stack, type, removed.length > 0]).toEqual([stack, type, true]);
      expect(told.some((finding) => finding.stack === stack && finding.owner === "acme")).toBe(true);
    }
  });
});
