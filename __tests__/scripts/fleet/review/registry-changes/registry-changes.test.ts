import {
  registryChanges,
  type ComparedRegistry,
} from "../../../../../scripts/fleet/review/registry-changes/registry-changes";
import { EXAMPLE, projectOf, clientEntry, withProject, type Files } from "../../../../support/registry";
import { before, CHANGING, transitions } from "../../../../support/transitions/transitions";

const CLIENTS = "config/clients.yaml";
const LEDGER = "cidr-registry.yaml";
const PLATFORM = "config/platform.yaml";

function between(base: Files, head: Files): ComparedRegistry {
  return withProject(base, (baseRoot) => withProject(head, (headRoot) => registryChanges(baseRoot, headRoot, {})));
}

function replaced(file: string, from: string | RegExp, to: string): Files {
  const text = String(EXAMPLE[file]);
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  return { ...EXAMPLE, [file]: edited };
}

const toldOf = ({ changes }: ComparedRegistry): string[] => changes.map(({ kind, path }) => `${kind} ${path}`);

describe("what changed in the three files", () => {
  const BASE = before("layer");
  const all = transitions();

  it.each(["client", "platform"] as const)("names whose it is, for every setting of the %s", (of) => {
    const wrong = withProject(BASE, (baseRoot) =>
      all
        .filter((each) => each.of === of)
        .flatMap(({ name, files }) => {
          const found = withProject(files("layer"), (headRoot) => registryChanges(baseRoot, headRoot, {}));
          const named = [...found.clients].join();
          // What the file has is the default: without it, it says the same.
          if (name.endsWith('replication.region: "us-west-2" → unset')) return toldOf(found);
          const isRight =
            found.unreadable.length === 0 &&
            found.changes.length > 0 &&
            named === (of === "client" ? CHANGING : "") &&
            found.shared.length > 0 === (of === "platform");
          return isRight ? [] : [`${name}: names ${named}, tells ${toldOf(found).join()}`];
        }),
    );
    expect(all.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it("are one for each value, with what it was and is and where it stands", () => {
    const { changes } = between(EXAMPLE, replaced(CLIENTS, "max_size: 9", "max_size: 12"));
    const line = String(EXAMPLE[CLIENTS]).split("\n").indexOf("      max_size: 9") + 1;
    expect(changes).toEqual([
      {
        ...{ file: "clients", path: "clients.acme.eks.max_size", client: "acme", kind: "changed" },
        ...{ before: 9, after: 12, line, column: 7 },
      },
    ]);
  });

  it("name two clients, and no others, for the edits of two", () => {
    const head = replaced(CLIENTS, "max_size: 9", "max_size: 12")[CLIENTS]!;
    const both = { ...EXAMPLE, [CLIENTS]: String(head).replace("max_size: 5", "max_size: 6") };
    expect([...between(EXAMPLE, both).clients]).toEqual(["acme", "globex"]);
  });

  it("are one whole for a client who comes, goes or gets another name", () => {
    const renamed = { ...EXAMPLE, [CLIENTS]: String(EXAMPLE[CLIENTS]).replace(/^ {2}globex:/m, "  umbrella:") };
    const found = between(EXAMPLE, renamed);
    expect(toldOf(found)).toEqual(["removed clients.globex", "added clients.umbrella"]);
    expect([...found.clients]).toEqual(["globex", "umbrella"]);
    expect(found.changes[0]!.before).toMatchObject({ client_code: "GLOBEX" });
    expect(found.changes[1]!.line).toBe(found.changes[0]!.line);
  });

  it("tell the ledger's entries by client, and reserved blocks by what they reserve", () => {
    const head = replaced(LEDGER, "notes: First client", "notes: The first")[LEDGER]!;
    const text = String(head).replace("  - cidr: 10.0.0.0/16\n    reason: Office network in Columbus\n", "");
    const found = between(EXAMPLE, { ...EXAMPLE, [LEDGER]: text });
    expect(toldOf(found)).toEqual(["changed clients.acme.notes", "removed reserved[0]"]);
    expect(found.shared.map(found.reachOf)).toEqual([new Set()]);
  });

  it("read the ledger that CIDR_REGISTRY names", () => {
    const base = { ...EXAMPLE, "other.yaml": EXAMPLE[LEDGER]! };
    const head = { ...base, "other.yaml": String(EXAMPLE[LEDGER]).replace("First client", "The first") };
    const found = withProject(base, (one) =>
      withProject(head, (two) => registryChanges(one, two, { CIDR_REGISTRY: "other.yaml" })),
    );
    expect(toldOf(found)).toEqual(["changed clients.acme.notes"]);
  });
});

describe("what says nothing", () => {
  const CASES: readonly (readonly [string, string, RegExp | string, string])[] = [
    ["a comment", CLIENTS, "    enabled: true", "    # On since the spring.\n    enabled: true # on"],
    ["quotes", CLIENTS, "full_name: Acme Corporation", 'full_name: "Acme Corporation"'],
    ["another style of a list", CLIENTS, "[8080, 9090]", "\n        - 8080\n        - 9090"],
    ["another style of a map", CLIENTS, "apm:\n      config_store: true", "apm: { config_store: true }"],
    ["a number in another notation", CLIENTS, "bgp_asn: 65001", "bgp_asn: 0xFDE9"],
    ["a default that is written out", CLIENTS, "max_size: 5", "max_size: 5\n      capacity_type: ON_DEMAND"],
    ["a default section", PLATFORM, "\ndns:", "\nshared_storage: { replication: false }\n\ndns:"],
    ["a default that is left out", PLATFORM, "  use_lockfile: true\n", ""],
    ["the order of keys", CLIENTS, /( {6}min_size: 3\n)( {6}max_size: 9\n)/, "$2$1"],
    ["the order of clients", CLIENTS, /( {2}acme:\n[^]*?\n\n)( {2}globex:\n[^]*?\n\n)/, "$2$1"],
    ["the order of a set", CLIENTS, "[8080, 9090]", "[9090, 8080]"],
    ["the order of reserved blocks", LEDGER, /( {2}- cidr: 10[^]*?\n)( {2}- cidr: 192[^]*)/, "$2\n$1"],
    ["line ends of Windows", CLIENTS, /\n/g, "\r\n"],
  ];

  it.each(CASES)("%s", (_, file, from, to) => {
    const found = between(EXAMPLE, replaced(file, from, to));
    expect(found.unreadable).toEqual([]);
    expect(toldOf(found)).toEqual([]);
  });

  it("is not the order of a list that something is made of one by one", () => {
    const head = replaced(CLIENTS, "database_ports: [5432, 5433]", "database_ports: [5433, 5432]");
    expect(toldOf(between(EXAMPLE, head))).toEqual(["changed clients.acme.security.database_ports"]);
  });
});

describe("further deployments", () => {
  const place = (environment: string, region: string, octet: number): object => ({
    ...{ environment, region, network: { vpc_cidr: `10.${octet}.0.0/16` } },
  });
  const withPlaces = (...also_in: object[]): Files => projectOf({ acme: clientEntry(1, { also_in }) });
  const [ohio, oregon, third] = [
    place("staging", "us-east-2", 50),
    place("staging", "us-west-2", 51),
    place("development", "us-east-2", 52),
  ];

  it("are known by their place: one that comes before another changes nothing of it", () => {
    const found = between(withPlaces(ohio), withPlaces(third, ohio));
    expect(toldOf(found)).toEqual(["added clients.acme.also_in[0]", "added clients.acme.also_in[0]"]);
  });

  it("say something by their order in one environment alone, whose first has the client's zone", () => {
    const told = (base: Files, head: Files): string[] =>
      toldOf(between(base, head)).filter((each) => !each.includes("["));
    expect(told(withPlaces(ohio, oregon), withPlaces(oregon, ohio))).toEqual(["changed clients.acme.also_in"]);
    expect(told(withPlaces(ohio, third), withPlaces(third, ohio))).toEqual([]);
  });
});

describe("files that can't be compared", () => {
  const BROKEN: readonly (readonly [string, string | undefined])[] = [
    ["is missing", undefined],
    ["is empty", ""],
    ["is no YAML", "clients: [\n"],
    ["is a list", "- acme\n"],
    ["has no clients", "allow_empty: true\n"],
    ["has clients that are a list", "clients: [acme]\n"],
    ["has a client that is no map", "clients:\n  acme: yes\n"],
    ["has an anchor", "clients: &all {}\n"],
  ];

  it.each(BROKEN)("are told where the registry %s, on either side", (_, text) => {
    const others = Object.entries(EXAMPLE).filter(([file]) => file !== CLIENTS);
    const broken = Object.fromEntries(text === undefined ? others : [...others, [CLIENTS, text]]);
    for (const [side, found] of [
      ["base", between(broken, EXAMPLE)],
      ["head", between(EXAMPLE, broken)],
    ] as const) {
      expect(found.unreadable.map((each) => `${each.side} ${each.file}`)).toEqual([`${side} ${CLIENTS}`]);
      expect(found.changes).toEqual([]);
    }
  });

  it("are compared all the same where a rule is broken, or the schema was an older one", () => {
    const base = replaced(CLIENTS, "    tier: premium", "    size: large\n    tier: 3");
    const found = between(base, EXAMPLE);
    expect(found.unreadable).toEqual([]);
    expect(toldOf(found)).toEqual(["removed clients.acme.size", "changed clients.acme.tier"]);
  });

  it("leave nobody out of a shared change's reach where clients are unknown", () => {
    const head = { ...replaced(PLATFORM, 'version: "1.35"', 'version: "1.34"'), [CLIENTS]: "[" };
    const found = between(EXAMPLE, head);
    expect(found.shared.map(found.reachOf)).toEqual(["everyone"]);
  });
});
