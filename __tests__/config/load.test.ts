import { parse, stringify } from "yaml";

import { names, stateKey } from "../../config/names";
import { SHARED_BUCKETS } from "../../config/catalogue/name-purposes";
import { FILES } from "../../config/registry";
import { clientEntry, EXAMPLE, fleetOf, loadFiles, projectOf, VALID_BASE, type Files } from "../support/registry";

function change(file: string, edit: (text: string) => string): Files {
  return { ...EXAMPLE, [file]: edit(EXAMPLE[file]!.toString()) };
}

describe("the example in the repository", () => {
  it.each([{}, { ENVIRONMENT: "staging" }])("is valid for %j, without a warning", (variables) => {
    expect(loadFiles(EXAMPLE, variables)).toMatchObject({ ok: true, findings: [] });
  });
});

describe("the form of the files says nothing (row 79, G2, G4)", () => {
  const expected = fleetOf(EXAMPLE);

  const reversed = (text: string): string => {
    const data = parse(text) as { clients: Record<string, unknown> };
    return stringify({ ...data, clients: Object.fromEntries(Object.entries(data.clients).reverse()) });
  };

  it.each<[string, Files]>([
    ["the order of the clients", change(FILES.clients, reversed)],
    ["the order of the ledger", change(FILES.ledger, reversed)],
    ["comments", change(FILES.clients, (text) => text.replaceAll(/^(\s+\w+:.*)$/gm, "# above\n$1 # beside"))],
    [
      "quotes",
      change(FILES.clients, (text) =>
        text.replaceAll(/: ([A-Za-z][\w ]*)$/gm, (all, value: string) =>
          /^(true|false)$/.test(value) ? all : `: "${value}"`,
        ),
      ),
    ],
    ["flow style", change(FILES.clients, (text) => JSON.stringify(parse(text)))],
    ["line endings", change(FILES.clients, (text) => text.replaceAll("\n", "\r\n"))],
    ["a byte order mark", change(FILES.clients, (text) => `\uFEFF${text}`)],
    ["blank lines", change(FILES.platform, (text) => text.replaceAll("\n", "\n\n"))],
  ])("%s", (_, files) => {
    expect(files).not.toEqual(EXAMPLE);
    expect(JSON.stringify(fleetOf(files))).toBe(JSON.stringify(expected));
  });
});

describe("five hundred clients (row 80)", () => {
  const entries = Array.from({ length: 500 }, (_, index) => {
    const vpcCidr = `10.${Math.floor(index / 2)}.${(index % 2) * 128}.0/17`;
    return [`client-${index}`, clientEntry(index, { network: { vpc_cidr: vpcCidr } })] as const;
  });
  const files = projectOf(Object.fromEntries(entries));

  it("load without a finding, each with its own network", () => {
    const { clients } = fleetOf(files);

    expect(clients).toHaveLength(500);
    expect(new Set(clients.flatMap(({ network }) => network.zones.map((zone) => zone.subnets.eks))).size).toBe(1000);
  });

  it("give one finding for the one that is wrong", () => {
    const text = files[FILES.clients]!.toString().replace("vpc_cidr: 10.249.128.0/17", "vpc_cidr: 10.248.0.0/17");
    const { findings } = loadFiles({ ...files, [FILES.clients]: text });

    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "ledger-mismatch clients.client-499.vpc_cidr",
      "cidr-overlap clients.client-499.network.vpc_cidr",
    ]);
  });
});

describe("one client in several places (row 71)", () => {
  const platform = {
    ...(parse(VALID_BASE[FILES.platform]!.toString()) as object),
    environments: Object.fromEntries(
      ["production", "staging"].map((environment, index) => [
        environment,
        {
          account_id: `${index + 1}`.repeat(12),
          home_region: "us-east-2",
          parent_zone: `${environment}.example.com`,
          regions: Object.fromEntries(
            ["us-east-2", "us-west-2"].map((region) => [region, { availability_zones: [`${region}a`, `${region}b`] }]),
          ),
        },
      ]),
    ),
  };
  const places = [
    { environment: "production", region: "us-west-2" },
    { environment: "staging", region: "us-east-2" },
    { environment: "staging", region: "us-west-2" },
  ];
  const acme = clientEntry(100, {
    also_in: places.map((place, index) => ({ ...place, network: { vpc_cidr: `10.${101 + index}.0.0/16` } })),
  });
  const fleets = [{ environment: "production", region: "us-east-2" }, ...places].map(({ environment, region }) =>
    fleetOf(projectOf({ acme }, platform), { ENVIRONMENT: environment, AWS_REGION: region }),
  );

  it.each<[string, (fleet: (typeof fleets)[number]) => string[]]>([
    ["network", ({ clients }) => [clients[0]!.network.vpcCidr]],
    ["cluster", ({ target }) => [names.cluster(target, "acme")]],
    ["role", ({ target }) => [names.role(target, "acme", "flow-logs")]],
    ["buckets", ({ target }) => SHARED_BUCKETS.map((type) => names.sharedBucket(target, type))],
    ["client bucket", ({ target }) => [names.clientBucket(target, "acme", "input")]],
    ["state key", ({ target }) => [stateKey(target, "01-foundation"), stateKey(target, "01-foundation", "acme")]],
    ["alerts topic", ({ target }) => [target.alertsTopicArn]],
  ])("has another %s in each", (_, valuesOf) => {
    const values = fleets.flatMap(valuesOf);

    expect(new Set(values).size).toBe(values.length);
  });
});

describe("findings", () => {
  it("come all at once, sorted by file and line, from every file and every kind of rule", () => {
    const files = {
      ...VALID_BASE,
      [FILES.clients]: VALID_BASE[FILES.clients]!.toString()
        .replace("tier: standard", "tier: gold")
        .replace("ACME\n", "acme\n"),
      [FILES.ledger]: VALID_BASE[FILES.ledger]!.toString().replace("10.100", "10.101"),
      [FILES.platform]: VALID_BASE[FILES.platform]!.toString().replace("ohio-01", "Ohio"),
    };

    expect(loadFiles(files).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      "cidr-registry.yaml:3 ledger-mismatch",
      "config/clients.yaml:4 client-code",
      "config/clients.yaml:5 unknown-value",
      "config/platform.yaml:1 project-name",
    ]);
  });
});
