import type { Variables } from "../../../config/target";
import { maximalClient, platformWith, VPN } from "../fleets";
import { clientEntry, loadFiles, projectOf, withTombstone, type Files, type Section } from "../registry";
import { alongWith, otherValues, type Value } from "./other-values";
import { clientSettings, platformSettings, type Setting } from "./settings";

/** Whose state holds which stacks. */
export type Layout = "layer" | "client";

/** One change of one setting, of a project on which everything is on. */
export interface Transition {
  /** `globex eks.enabled: true → false`. */
  readonly name: string;
  readonly setting: string;
  /** Whether one client's entry changes, or what all share. */
  readonly of: "client" | "platform";
  /** Whether something comes or goes with it: what is on or off, listed, chosen, or taken out; else a number or a text. */
  readonly isSwitch: boolean;
  readonly files: (layout: Layout) => Files;
  readonly variables: Variables;
}

/** Whether something of a client comes or goes. */
export function isClientSwitch({ of, isSwitch }: Transition): boolean {
  return of === "client" && isSwitch;
}

/** The client whose settings change; the other one stays as it is. */
export const CHANGING = "globex";

const ROLE = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const ALSO_IN = {
  environment: "staging",
  region: "us-east-2",
  network: { vpc_cidr: "10.9.0.0/16", nat_gateways: "single" },
  deletion_protection: true,
  eks: { instance_types: ["m6i.xlarge"], min_size: 3, max_size: 8, desired_size: 4, disk_size: 80 },
  database: { data_volume_size: 60 },
};

function everythingOn(): Section {
  const client = structuredClone(maximalClient(2)) as Record<string, Record<string, unknown>>;
  Object.assign(client.storage!, {
    replication: { enabled: true, region: "us-west-2", roles: ["input", "output", "data"] },
  });
  Object.assign(client.storage!.cost_optimization!, { alert_email: "costs@client2.example" });
  Object.assign(client.security!, { key_pair_name: "operators" });
  return {
    ...client,
    network: { vpc_cidr: "10.2.0.0/16", nat_gateways: "per-zone" },
    eks: { ...client.eks, desired_size: 4 },
    vpn: { ...VPN.static },
    also_in: [ALSO_IN],
  };
}

/** Both clients as they are before anything changes. */
const CLIENTS: Readonly<Record<string, Section>> = {
  acme: clientEntry(1, { compute: { analytics_enabled: true }, storage: { enable_dedicated_buckets: true } }),
  [CHANGING]: everythingOn(),
};

const BASE = platformWith({}) as { environments: { production: Section & { regions: Section } } };

/** The platform settings before anything changes. */
const PLATFORM: Section = platformWith({
  environments: {
    ...BASE.environments,
    production: {
      ...BASE.environments.production,
      regions: {
        "us-east-2": { availability_zones: ["us-east-2a", "us-east-2b"], debian_ami_id: "ami-0123456789abcdef0" },
        "us-west-1": { availability_zones: ["us-west-1a", "us-west-1c"] },
      },
      replica_region: "us-west-2",
      state_kms_key_arn: KEY,
      deploy_role_arns: [ROLE("deploy")],
      break_glass_role_arns: [ROLE("break-glass")],
    },
  },
  shared_storage: { replication: true, kms_key_arn: KEY },
  alerting: { email: "platform@example.com", slack: { channel: "#alerts", webhook_secret_name: "slack" } },
  observability: { remote_write_url: "https://central.example/write" },
  github: { repository: "octo-org/client-fleet", owner_id: 123456, repository_id: 456789, plan_reads_clusters: true },
});

/** The project before any change. */
export function before(layout: Layout): Files {
  return project(CLIENTS, PLATFORM, layout);
}

function project(clients: Readonly<Record<string, Section>>, platform: Section, layout: Layout): Files {
  const { state, ...others } = platform as { state?: Section };
  return projectOf(clients, { ...others, state: { layout, ...state } });
}

/** The project from which the client has left: its block has a tombstone. */
export function afterLeaving(layout: Layout): Files {
  return withTombstone(project({ acme: CLIENTS.acme! }, PLATFORM, layout), before(layout), CHANGING);
}

/** Every change of every setting that the schemas have, each by itself. */
export function transitions(): Transition[] {
  return [
    ...clientSettings().flatMap((setting) =>
      changes(setting, CLIENTS[CHANGING]!, "client", (entry, layout) =>
        project({ ...CLIENTS, [CHANGING]: entry }, PLATFORM, layout),
      ),
    ),
    ...platformSettings().flatMap((setting) =>
      changes(setting, PLATFORM, "platform", (platform, layout) => project(CLIENTS, platform, layout)),
    ),
  ];
}

/** Settings that none of the transitions changes: whoever adds one says what it can be changed to. */
export function unchanged(): string[] {
  const changed = new Set(transitions().map(({ setting }) => setting));
  const all = [
    ...clientSettings().map((each) => ["client", each]),
    ...platformSettings().map((each) => ["platform", each]),
  ];
  return (all as [string, Setting][]).map(([of, { path }]) => `${of} ${path}`).filter((each) => !changed.has(each));
}

/** What the registry's checks say against a change; undefined when it can be synthesized. */
export function refusal({ files, variables }: Transition): string | undefined {
  const loaded = loadFiles(files("layer"), variables);
  return loaded.ok
    ? undefined
    : loaded.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule)[0];
}

function changes(
  setting: Setting,
  section: Section,
  of: Transition["of"],
  files: (section: Section, layout: Layout) => Files,
): Transition[] {
  const path = setting.path.replace(/^environments\.\w+/, "environments.production");
  const now = at(section, path.split("."));
  return otherValues(setting, now).map((value) => ({
    name: `${of === "client" ? CHANGING : "platform"} ${path}: ${shown(now)} → ${shown(value)}`,
    setting: `${of} ${setting.path}`,
    of,
    isSwitch: value === undefined || setting.schema.enum !== undefined || !TEXTS.has(setting.schema.type ?? ""),
    files: (layout) =>
      files(
        [...alongWith(path), [path, value] as const].reduce<unknown>(
          (all, [each, its]) => withValue(all, each.split("."), its),
          section,
        ) as Section,
        layout,
      ),
    variables: path.startsWith("also_in.0.") ? { ENVIRONMENT: "staging" } : {},
  }));
}

/** Kinds of settings whose values change what is there, and not whether it is. */
const TEXTS: ReadonlySet<string> = new Set(["string", "integer", "number"]);

function shown(value: Value): string {
  return value === undefined ? "unset" : JSON.stringify(value);
}

function at(value: unknown, [key, ...rest]: readonly string[]): unknown {
  return key === undefined ? value : at((value as Section | undefined)?.[key], rest);
}

function withValue(section: unknown, [key, ...rest]: readonly string[], value: Value): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(section) ? [...(section as unknown[])] : { ...(section as Section | undefined) };
  const changed = copy as Record<string, unknown>;
  changed[key] = withValue(changed[key], rest, value);
  if (changed[key] === undefined) delete changed[key];
  return copy;
}
