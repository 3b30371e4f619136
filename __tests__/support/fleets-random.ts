import { maximalClient, minimalClient, platformWith, VPN } from "./fleets";
import { clientEntry, projectOf, type Files, type Section } from "./registry";

/** A pseudo-random number below a limit. */
type Dice = (limit: number) => number;

const KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ROLE = "arn:aws:iam::123456789012:role/";
const REGIONS = { "us-east-2": ["us-east-2a", "us-east-2b"], "eu-west-1": ["eu-west-1b", "eu-west-1c"] } as const;
const NAMES = ["a", "acme", "acme-eu", "eu", "globex", "x1", "a-b-c", "c23456789-123456789-123456789-1234567890"];

/** A project of arbitrary settings: the same for the same seed, most often valid. */
export function randomProject(seed: number): Files {
  const dice = diceOf(seed);
  const clients = NAMES.filter(() => dice(3) === 0).map((name, index): [string, Section] => [
    name,
    randomClient(dice, index + 1),
  ]);
  return projectOf(Object.fromEntries(clients), randomPlatform(dice));
}

function randomClient(dice: Dice, index: number): Section {
  const base = pick(dice, [clientEntry, maximalClient, minimalClient])(index);
  return {
    ...base,
    enabled: dice(5) > 0,
    network: {
      vpc_cidr: `10.${index}.0.0/${pick(dice, [16, 17, 20, 22, 24])}`,
      nat_gateways: pick(dice, ["per-zone", "single"]),
    },
    security: {
      database_ports: pick(dice, [[5432], [5432, 5433], [65535, 1]]),
      custom_ports: pick(dice, [[], [8080], [80, 443, 8443]]),
    },
    ...(dice(2) === 0 && { vpn: { ...pick(dice, [VPN.static, VPN.bgp]) } }),
  };
}

function randomPlatform(dice: Dice): Section {
  const home = pick(dice, ["us-east-2", "eu-west-1"] as const);
  const [deploy, breakGlass] = [dice(2), dice(4)];
  const days = (): number => pick(dice, [1, 29, 30, 31, 60, 89, 90, 119, 120, 180, 365, 1000]);
  const auditLogs = 2555 + dice(1000);
  return platformWith({
    project: pick(dice, ["p1", "ohio-01", "a23456789-123456789"]),
    environments: {
      production: {
        account_id: "123456789012",
        home_region: home,
        regions: Object.fromEntries(
          Object.entries(REGIONS).map(([region, zones]) => [
            region,
            {
              availability_zones: [...zones],
              ...(dice(3) === 0 && { alerts_topic_arn: `arn:aws:sns:${region}:123456789012:alerts` }),
            },
          ]),
        ),
        ...(dice(3) === 0 && home === "us-east-2" && { state_kms_key_arn: KEY }),
        ...(dice(3) === 0 && { state_bucket: "b".repeat(pick(dice, [3, 56, 63])) }),
        ...(dice(3) === 0 && { lock_table: "t".repeat(pick(dice, [3, 245])) }),
        ...(deploy && { deploy_role_arns: [`${ROLE}deploy`] }),
        ...(breakGlass && { break_glass_role_arns: [`${ROLE}break-glass`] }),
      },
    },
    ...(dice(2) && { github: { repository: "octo-org/client-fleet", branch: pick(dice, ["main", "release"]) } }),
    state: { layout: pick(dice, ["layer", "client"]), use_lockfile: dice(2) === 0 },
    retention: {
      logs_days: days(),
      traces_days: days(),
      metrics_days: days(),
      audit_logs_days: auditLogs,
      audit_logs_standard_ia_day: pick(dice, [0, 30, 45]),
      audit_logs_glacier_day: pick(dice, [0, 75, 90, 2400]),
      audit_logs_deep_archive_day: pick(dice, [0, 180, 365, 2500]),
    },
    shared_storage: {
      intelligent_tiering: dice(2) === 0,
      request_metrics: dice(2) === 0,
      ...(dice(3) === 0 && { kms_key_arn: KEY }),
    },
  });
}

function pick<T>(dice: Dice, items: readonly T[]): T {
  return items[dice(items.length)]!;
}

/** Mulberry32: small, and good enough to roll settings. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
