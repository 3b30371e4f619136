import type { Client, Fleet } from "../../config/fleet";
import type { Loaded } from "../../config/load";
import { names } from "../../config/names";
import { SHARED_BUCKETS } from "../../config/catalogue/name-purposes";
import { EXAMPLE, loadFiles } from "../support/registry";
import { mutantOf } from "./mutation";

/** Failures that a failing test prints; each names its seed. */
const SHOWN = 3;

const SEEDS = Array.from({ length: 1000 }, (_, seed) => seed + 1);

/** First and last address of a block, by arithmetic of its own: config/cidr.ts is what is under test. */
function boundsOf(cidr: string): [number, number] {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)!.map(Number);
  const first = parts.slice(0, 4).reduce((sum, octet) => sum * 256 + octet, 0);
  return [first, first + 2 ** (32 - parts[4]!) - 1];
}

function disjoint(a: string, b: string): boolean {
  const [[firstA, lastA], [firstB, lastB]] = [boundsOf(a), boundsOf(b)];
  return lastA < firstB || lastB < firstA;
}

function inside(inner: string, outer: string): boolean {
  return boundsOf(outer)[0] <= boundsOf(inner)[0] && boundsOf(inner)[1] <= boundsOf(outer)[1];
}

function everyPair<T>(items: readonly T[], holds: (a: T, b: T) => boolean): boolean {
  return items.every((a, index) => items.slice(index + 1).every((b) => holds(a, b)));
}

/** What AWS takes, written down a second time: from the service documentation, not from config/catalogue/name-limits.ts. */
const LEGAL = {
  bucket: /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|--x-s3|--table-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  cluster: /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
  role: /^[\w+=,.@-]{1,64}$/,
  dnsLabel: /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  table: /^[a-zA-Z0-9_.-]{3,255}$/,
  alias: /^alias\/[a-zA-Z0-9/_-]{1,250}$/,
  tag: /^[\p{L}\p{N} +\-=._:/@]{0,256}$/u,
};

function namesOf({ target, clients }: Fleet): [keyof typeof LEGAL, string][] {
  return [
    ["bucket", target.stateBucket],
    ["table", target.lockTable],
    ...SHARED_BUCKETS.map((type): [keyof typeof LEGAL, string] => ["bucket", names.sharedBucket(target, type)]),
    ...clients.flatMap((client) => clientNames(client, target)),
  ];
}

function clientNames({ name, storage, metadata }: Client, target: Fleet["target"]): [keyof typeof LEGAL, string][] {
  const roles = storage.enableDedicatedBuckets ? storage.roles : [];
  return [
    ["dnsLabel", name],
    ["cluster", names.cluster(target, name)],
    ["role", names.role(target, name, "flow-logs")],
    ["alias", names.clientKeyAlias(target, name)],
    ["tag", metadata.costCenter],
    ["tag", metadata.fullName],
    ...roles.map((role): [keyof typeof LEGAL, string] => ["bucket", names.clientBucket(target, name, role)]),
  ];
}

/** Everything that must hold of a fleet that was accepted; the broken rules by name. */
function brokenRules(fleet: Fleet): string[] {
  const networks = fleet.clients.map(({ network }) => network);
  const subnets = networks.map(({ zones }) => zones.flatMap((zone) => Object.values(zone.subnets)));
  const rules: Record<string, boolean> = {
    "no two VPCs overlap": everyPair(networks, (a, b) => disjoint(a.vpcCidr, b.vpcCidr)),
    "subnets lie in their VPC": networks.every(({ vpcCidr }, index) =>
      subnets[index]!.every((subnet) => inside(subnet, vpcCidr)),
    ),
    "subnets are disjoint": subnets.every((list) => everyPair(list, disjoint)),
    "six subnets each": subnets.every((list) => list.length === 6),
    // In JSON, a brace after a brace, a dollar or a percent sign can only be part of a text.
    "no template string": !/[$%]\{|\{\{/.test(JSON.stringify(fleet)),
    frozen: Object.isFrozen(fleet.clients) && fleet.clients.every((client) => Object.isFrozen(client)),
    sorted: everyPair(fleet.clients, (a, b) => a.name < b.name),
  };
  const illegal = namesOf(fleet).filter(([kind, name]) => !LEGAL[kind].test(name));
  return [...Object.keys(rules).filter((rule) => !rules[rule]), ...illegal.map(([kind, name]) => `${kind} ${name}`)];
}

function outcomeOf(seed: number): { seed: number; loaded?: Loaded; thrown?: string; broken: readonly string[] } {
  try {
    const loaded = loadFiles(mutantOf(EXAMPLE, seed));
    const silent = !loaded.ok && !loaded.findings.some(({ severity }) => severity === "error");
    return { seed, loaded, broken: loaded.ok ? brokenRules(loaded.fleet) : silent ? ["refused without a word"] : [] };
  } catch (error) {
    return { seed, thrown: String((error as Error).stack), broken: [] };
  }
}

describe("a thousand mutants of the example (G1, G12, S3-13, S3-39)", () => {
  const outcomes = SEEDS.map(outcomeOf);

  it("never throws", () => {
    expect(outcomes.filter(({ thrown }) => thrown !== undefined).slice(0, SHOWN)).toEqual([]);
  });

  it("accepts nothing that breaks a rule", () => {
    const broken = outcomes
      .filter((each) => each.broken.length > 0)
      .map(({ seed, broken: rules }) => ({ seed, rules }));

    expect(broken.slice(0, SHOWN)).toEqual([]);
  });

  it("gives every finding a place, a rule and a sentence on one line", () => {
    const odd = outcomes.flatMap(({ seed, loaded }) =>
      (loaded?.findings ?? [])
        .filter(
          ({ line, column, rule, message }) =>
            !(line > 0 && column > 0 && /^[a-z-]+$/.test(rule) && /^.+$/.test(message)),
        )
        .map((finding) => ({ seed, finding })),
    );

    expect(odd.slice(0, SHOWN)).toEqual([]);
  });

  it("accepted some and refused some, for many different reasons: or it would prove nothing", () => {
    const accepted = outcomes.filter(({ loaded }) => loaded?.ok);
    const rules = new Set(outcomes.flatMap(({ loaded }) => loaded?.findings.map(({ rule }) => rule) ?? []));

    expect(accepted.length).toBeGreaterThan(50);
    expect(accepted.length).toBeLessThan(900);
    expect(rules.size).toBeGreaterThan(25);
  });
});
