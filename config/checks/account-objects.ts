import { parseArn } from "../catalogue/arn-kinds";
import { ENVIRONMENTS } from "../catalogue/environments";
import { GITHUB_ROLES } from "../catalogue/github";
import { names } from "../names";
import { allNames } from "../names/all-names";
import { pathText, type Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, FileName, InFile, Registry } from "../registry";

/** Something that is there only once, and who wants it. */
interface Wish {
  readonly file: FileName;
  readonly path: Path;
  /** What it is and where: equal for all who want the same. */
  readonly key: string;
  readonly sentence: (other: string) => string;
  readonly hint: string;
  readonly severity?: "warning";
}

/** What an account, or a region of it, holds only once is wanted once: two owners would undo each other's changes. */
export const checkAccountObjects: Check = function* (registry) {
  const first = new Map<string, string>();
  for (const { file, path, key, sentence, hint, severity } of wishes(registry)) {
    const other = first.get(key);
    if (other === undefined) first.set(key, pathText(path));
    else {
      const at = { file, path, rule: "account-object", ...(severity ? { severity } : {}) };
      yield { ...at, message: sentence(other), hint };
    }
  }
  yield* sharedSecrets(registry);
  yield* ownThings(registry);
};

function* wishes(registry: Registry): Iterable<Wish> {
  yield* costAllocation(registry);
  yield* githubProviders(registry);
  yield* customerGateways(registry);
}

/** An account has one list of the tags that its bills are split by. */
function* costAllocation({ platform }: Registry): Iterable<Wish> {
  for (const environment of ENVIRONMENTS) {
    const { costAllocationTags, accountId } = platform?.environments?.[environment] ?? {};
    if (!costAllocationTags || accountId === undefined) continue;
    yield {
      file: "platform",
      path: ["environments", environment, "cost_allocation_tags"],
      key: `cost allocation tags of ${accountId}`,
      sentence: (other) => `activates the same tags of account ${accountId} as ${other}`,
      hint: "set it in one environment per account",
    };
  }
}

/** An account has one identity provider for GitHub, whichever environment makes it. */
function* githubProviders({ platform }: Registry): Iterable<Wish> {
  const { github } = platform ?? {};
  if (!github) return;
  for (const environment of ENVIRONMENTS) {
    const { accountId } = platform?.environments?.[environment] ?? {};
    if (accountId === undefined || github.existingOidcProvider?.includes(environment) !== false) continue;
    yield {
      file: "platform",
      path: ["environments", environment],
      key: `identity provider of GitHub in ${accountId}`,
      sentence: (other) => `makes the same identity provider of GitHub in account ${accountId} as ${other}`,
      hint: `set github.existing_oidc_provider: [${environment}]`,
    };
  }
}

/** EC2 gives one customer gateway for each address and number, to whoever asks; tags and deletion would be a quarrel. */
function* customerGateways({ platform, deployments }: Registry): Iterable<Wish> {
  for (const { entry, path, environment, region } of deployments) {
    const { enabled, customerGatewayIp, bgpAsn } = entry.vpn ?? {};
    // A tunnel ends in a client's first deployment.
    if (!enabled || entry.enabled === false || path.length > 2) continue;
    if (customerGatewayIp === undefined || bgpAsn === undefined || !environment || !region) continue;
    const account = platform?.environments?.[environment]?.accountId ?? environment;
    yield {
      file: "clients",
      path: [...path, "vpn", "customer_gateway_ip"],
      key: `customer gateway ${customerGatewayIp} ${bgpAsn} of ${account} in ${region}`,
      sentence: (other) => `is with bgp_asn ${bgpAsn} the same customer gateway as ${other}: EC2 makes one for both`,
      hint: "give each a device or a bgp_asn of its own, or the last to leave can't delete it",
      severity: "warning",
    };
  }
}

/** A secret holds one thing: the webhook's URL, the password, or what a database has made. */
function* sharedSecrets(registry: Registry): Iterable<Problem & InFile> {
  const { slack, smtp } = registry.platform?.alerting ?? {};
  const ours: [string[], string | undefined][] = [
    [["alerting", "slack", "webhook_secret_name"], slack?.webhookSecretName],
    [["alerting", "smtp", "password_secret_name"], smtp?.passwordSecretName],
  ];
  const named = ours.flatMap(([path, name]) => (name === undefined ? [] : [{ path, name }]));
  if (named.length === 0) return;
  const owners = new Map<string, string>();
  for (const { kind, name, path } of allNames(registry)) if (kind === "secret") owners.set(name, pathText(path));
  for (const { path, name } of named) {
    const other = owners.get(name);
    owners.set(name, pathText(path));
    if (other === undefined) continue;
    const message = `is also the secret of ${other}: it would have to hold two things`;
    yield { file: "platform", path, rule: "account-object", message, hint: "name a secret of its own" };
  }
}

/** What settings name is somebody else's to keep: of our own we would plan what follows from it not being ours. */
function* ownThings(registry: Registry): Iterable<Problem & InFile> {
  const { platform } = registry;
  if (platform?.project === undefined) return;
  const roles = new Set<string>();
  for (const { kind, name, account } of allNames(registry)) if (kind === "IAM role") roles.add(`${account} ${name}`);
  const isOwn = (text: string | undefined): boolean => {
    const arn = text === undefined ? undefined : parseArn(text);
    return arn !== undefined && roles.has(`${arn.account} ${arn.resource.replace(/^.*\//, "")}`);
  };
  for (const environment of ENVIRONMENTS) {
    const { regions, deployRoleArns, breakGlassRoleArns } = platform.environments?.[environment] ?? {};
    const path = ["environments", environment];
    for (const [region, each] of Object.entries(regions ?? {})) {
      const topic = each?.alertsTopicArn === undefined ? undefined : parseArn(each.alertsTopicArn);
      if (topic?.resource !== names.alertsTopic({ project: platform.project, environment, region })) continue;
      const message = "is the topic that bootstrap makes, and would destroy once it is named here";
      const at = { file: "platform", path: [...path, "regions", region, "alerts_topic_arn"] } as const;
      yield { ...at, rule: "account-object", message, hint: "leave it out" };
    }
    const lists = { deploy_role_arns: deployRoleArns, break_glass_role_arns: breakGlassRoleArns };
    for (const [field, arns] of Object.entries(lists)) {
      for (const [index, arn] of (arns ?? []).entries()) {
        if (!isOwn(arn)) continue;
        const isGithubs = GITHUB_ROLES.some((role) => arn?.endsWith(`-github-${role}-${environment}`));
        const message = isGithubs
          ? "is the role that bootstrap makes for GitHub's jobs, which need no mention to reach the states"
          : "is a role that this project makes for something else";
        const hint = isGithubs ? { hint: "leave it out, and name a role that people take" } : {};
        yield { file: "platform", path: [...path, field, index], rule: "account-object", message, ...hint };
      }
    }
  }
}
