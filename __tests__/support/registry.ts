import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";

import type { Fleet } from "../../config/fleet";
import { loadFleet, type Loaded } from "../../config/load";
import { decodeFile } from "../../config/reading/decode-file";
import { YamlDocument } from "../../config/reading/yaml-document";
import { deploymentsOf, FILES, type Registry } from "../../config/registry";
import { clientsFile } from "../../config/schema/client";
import { ledgerFile } from "../../config/schema/ledger";
import { platformFile } from "../../config/schema/platform";
import type { Variables } from "../../config/target";
import { inFolder } from "./in-folder";

/** The day all tests live on. */
export const TODAY = "2026-09-01";

/** File contents by path from the project's root. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A section of YAML as plain data, in the file's own spelling. */
export type Section = Readonly<Record<string, unknown>>;

const FIXTURES = join(__dirname, "..", "fixtures");

/** The small valid project that bad inputs differ from: one client, two environments. */
export const VALID_BASE: Files = readFiles(join(FIXTURES, "valid-base"));

/** The example project's folder: the registry that the repository first shipped. */
export const EXAMPLE_ROOT = join(FIXTURES, "example");

/** The example project's files. */
export const EXAMPLE: Files = readFiles(EXAMPLE_ROOT);

/** What loading a project gives; the project is on disk only as long as that takes. */
export function loadFiles(files: Files, variables: Variables = {}, today = TODAY): Loaded {
  return withProject(files, (root) => loadFleet({ root, variables, today }));
}

/** What the checks see of a project. */
export function registryOf(files: Files, today = TODAY): Registry {
  return withProject(files, (root) => {
    const documents = {
      clients: new YamlDocument(root, FILES.clients),
      ledger: new YamlDocument(root, FILES.ledger),
      platform: new YamlDocument(root, FILES.platform),
    };
    const decoded = {
      clients: decodeFile(documents.clients, clientsFile).value,
      ledger: decodeFile(documents.ledger, ledgerFile).value,
      platform: decodeFile(documents.platform, platformFile).value,
    };
    return {
      ...decoded,
      deployments: deploymentsOf(decoded),
      today,
      written: (path, file = "clients") => documents[file].has(path),
      textAt: (file, path) => documents[file].textAt(path),
    };
  });
}

/** The fleet of a project that has to be valid. */
export function fleetOf(files: Files, variables: Variables = {}): Fleet {
  const loaded = loadFiles(files, variables);
  if (loaded.ok) return loaded.fleet;
  throw new Error(loaded.findings.map(({ rule, path, message }) => `${rule} ${path} ${message}`).join("\n"));
}

/** Writes a project into a folder of its own for as long as it is used. */
export function withProject<T>(files: Files, use: (root: string) => T): T {
  return inFolder("fleet-", (root) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return use(root);
  });
}

/** A client with nothing but what it needs; sections that are given replace its own. */
export function clientEntry(index: number, sections: Section = {}): Section {
  return {
    enabled: true,
    client_code: `C${index}`,
    tier: "standard",
    network: { vpc_cidr: `10.${index}.0.0/16` },
    eks: {},
    metadata: {
      full_name: `Client ${index}`,
      industry: "Testing",
      contact_email: `ops@client${index}.example`,
      cost_center: `CC-${index}`,
      business_unit: "Tests",
    },
    ...sections,
  };
}

/** A project of the given clients, with the ledger that agrees; platform settings as in the valid base unless given. */
export function projectOf(clients: Readonly<Record<string, Section>>, platform?: Section): Files {
  return {
    ...VALID_BASE,
    [FILES.clients]: stringify({ clients, allow_empty: Object.keys(clients).length === 0 }),
    [FILES.ledger]: stringify({ clients: Object.fromEntries(Object.entries(clients).map(ledgerEntry)) }),
    ...(platform && { [FILES.platform]: stringify(platform) }),
  };
}

/** What becomes of a project when a client leaves it: all that `after` has, and a tombstone of its block in the ledger. */
export function withTombstone(after: Files, before: Files, client: string): Files {
  const { clients } = parse(String(before[FILES.ledger])) as { readonly clients: Readonly<Record<string, Section>> };
  const tombstone = { ...clients[client], status: "decommissioned", decommissioned_date: "2026-06-01" };
  return { ...after, [FILES.ledger]: stringify({ clients: { ...clients, [client]: tombstone } }) };
}

interface Placed {
  readonly environment?: string;
  readonly region?: string;
}

function ledgerEntry([name, entry]: [string, Section]): [string, Section] {
  const {
    network,
    placement,
    also_in: alsoIn,
  } = entry as {
    network: Section;
    placement?: Placed;
    also_in?: readonly (Placed & { network: Section })[];
  };
  const allocation = (place: Placed | undefined, vpcCidr: unknown): Section => ({
    vpc_cidr: vpcCidr,
    region: place?.region ?? "us-east-2",
    environment: place?.environment ?? "production",
    allocated_date: "2026-01-05",
  });
  const further = alsoIn?.map((each) => allocation(each, each.network.vpc_cidr));
  return [name, { ...allocation(placement, network.vpc_cidr), ...(further && { also_in: further }) }];
}

/** The three files below a folder. */
export function readFiles(root: string): Files {
  return Object.fromEntries(Object.values(FILES).map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
