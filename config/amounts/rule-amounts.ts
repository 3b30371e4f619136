import { AMOUNT_LIMITS } from "../catalogue/amount-limits";
import { securityGroupRules, type RuleOfPort } from "../catalogue/security-group-rules";
import type { Draft } from "../reading/camel";
import type { Path } from "../reading/path";
import type { ClientEntry } from "../registry";
import type { Amount } from "./amount";

/** The list that a rule's port is from. */
const FIELDS = { "database-ports": "database_ports", "custom-ports": "custom_ports" } as const;
type Listed = keyof typeof FIELDS;

const MOST = AMOUNT_LIMITS["security group rules"].most;

/** The most rules in one direction of a client's security groups, for each list of ports that makes most of some. */
export function* ruleAmounts({ security, vpn }: Draft<ClientEntry>, path: Path): Iterable<Amount> {
  const ports = (list: readonly (number | undefined)[] = []): number[] => list.filter((port) => port !== undefined);
  const rules = securityGroupRules({
    databasePorts: ports(security?.databasePorts),
    customPorts: ports(security?.customPorts),
    vpn: vpn?.enabled === true,
  });
  const groups = new Map<string, RuleOfPort[]>();
  for (const rule of rules) {
    const which = `${rule.group}'s ${rule.direction}`;
    const inOne = groups.get(which);
    if (inOne) inOne.push(rule);
    else groups.set(which, [rule]);
  }
  const worst = new Map<Listed, Amount>();
  for (const [which, inOne] of groups) {
    const list = longerList(inOne);
    if (list === undefined || (worst.get(list)?.amount ?? 0) >= inOne.length) continue;
    worst.set(list, {
      kind: "security group rules",
      amount: inOne.length,
      file: "clients",
      path: [...path, "security", FIELDS[list]],
      which: `, ${which}`,
      hint: roomFor(list, inOne),
    });
  }
  yield* worst.values();
}

function longerList(rules: readonly RuleOfPort[]): Listed | undefined {
  const [custom, database] = (["custom-ports", "database-ports"] as const).map((list) => ({
    list,
    count: rules.filter(({ traffic }) => traffic === list).length,
  })) as [{ list: Listed; count: number }, { list: Listed; count: number }];
  if (custom.count + database.count === 0) return undefined;
  return custom.count >= database.count ? custom.list : database.list;
}

/** How many ports of a list leave a group within its limit, as far as the rest of its rules lets it be. */
function roomFor(list: Listed, rules: readonly RuleOfPort[]): string {
  const own = rules.filter(({ traffic }) => traffic === list);
  const rows = new Set(own.map(({ peer }) => peer)).size;
  const room = Math.max(0, Math.floor((MOST - (rules.length - own.length)) / rows));
  return `each port is a rule for ${rows === 1 ? "one peer" : `each of ${rows} peers`}: ${room} ports fit`;
}
