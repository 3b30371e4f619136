import { parseArn } from "../catalogue/arn-kinds";
import { partitionOf } from "../catalogue/aws-place";
import { ENVIRONMENTS } from "../catalogue/environments";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import type { Check, InFile, Registry } from "../registry";
import { unknownRegion } from "./unknown-region";

type Platform = NonNullable<Registry["platform"]>;

/** Where the thing of an ARN is used; what is undefined could not be read, or does not matter. */
interface Use {
  readonly path: Path;
  readonly arn: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** What an ARN names is in the account, the region and the partition that it is used in. */
export const checkArns: Check = function* ({ platform }) {
  if (!platform) return;
  for (const use of usesIn(platform)) {
    const message = use.arn === undefined ? undefined : foreign(use.arn, use);
    if (message !== undefined) yield { file: "platform", path: use.path, rule: "arn", message };
  }
  yield* sharedKey(platform);
  yield* sharedRoles(platform);
};

function* usesIn({ environments }: Platform): Iterable<Use> {
  for (const environment of ENVIRONMENTS) {
    const settings = environments?.[environment];
    const path = ["environments", environment];
    const { accountId: account, homeRegion } = settings ?? {};
    for (const [region, each] of Object.entries(settings?.regions ?? {})) {
      yield { path: [...path, "regions", region, "alerts_topic_arn"], arn: each?.alertsTopicArn, account, region };
    }
    yield { path: [...path, "state_kms_key_arn"], arn: settings?.stateKmsKeyArn, account, region: homeRegion };
    const roles = { deploy_role_arns: settings?.deployRoleArns, break_glass_role_arns: settings?.breakGlassRoleArns };
    for (const [field, arns] of Object.entries(roles)) {
      for (const [index, arn] of (arns ?? []).entries()) yield { path: [...path, field, index], arn, account };
    }
  }
}

function foreign(text: string, { account, region }: Omit<Use, "path" | "arn">): string | undefined {
  const arn = parseArn(text);
  // What is wrong with the region that it is used in is a finding of its own.
  if (!arn || (region !== undefined && unknownRegion(region))) return undefined;
  if (region !== undefined && arn.region !== region) return `is in ${arn.region}, and is used in ${region}`;
  const partition = partitionOf(region ?? arn.region);
  if (arn.partition !== partition) return `is in the partition ${arn.partition}, and is used in ${partition}`;
  return account === undefined || arn.account === account
    ? undefined
    : `is in the account ${arn.account}, and is used in ${account}`;
}

/** One key for every region's buckets: S3 takes none of another region, and of another account only as its policy says. */
function* sharedKey({ sharedStorage, environments }: Platform): Iterable<Problem & InFile> {
  const arn = sharedStorage?.kmsKeyArn === undefined ? undefined : parseArn(sharedStorage.kmsKeyArn);
  if (!arn || !environments) return;
  const places = ENVIRONMENTS.flatMap((environment) =>
    Object.keys(environments[environment]?.regions ?? {}).map((region) => ({
      name: `${environment} in ${region}`,
      fits: arn.account === environments[environment]?.accountId && arn.region === region,
    })),
  );
  const unfit = places.filter(({ fits }) => !fits).map(({ name }) => name);
  const at = { file: "platform", path: ["shared_storage", "kms_key_arn"], rule: "arn" } as const;
  const wrongPartition = arn.partition !== partitionOf(arn.region);
  if (wrongPartition || (places.length > 0 && unfit.length === places.length)) {
    yield { ...at, message: "is in no account and region of any environment" };
  } else if (unfit.length > 0) {
    const hint = "S3 takes no key of another region, and one of another account only if the key's policy says so";
    yield { ...at, severity: "warning", message: `is elsewhere than the buckets of ${unfit.join(", ")}`, hint };
  }
}

/** EKS gives access to roles of any account; one that no environment has is most likely mistyped. */
function* sharedRoles({ kubernetes, environments, defaultTarget }: Platform): Iterable<Problem & InFile> {
  const isReadable = defaultTarget?.environment !== undefined && environments?.[defaultTarget.environment];
  const present = ENVIRONMENTS.flatMap((each) => environments?.[each] ?? []);
  const accounts = present.map(({ accountId }) => accountId);
  const expected = partitionOf("");
  for (const [index, text] of (kubernetes?.adminRoleArns ?? []).entries()) {
    const arn = text === undefined ? undefined : parseArn(text);
    if (!arn) continue;
    const at = { file: "platform", path: ["kubernetes", "admin_role_arns", index], rule: "arn" } as const;
    if (arn.partition !== expected) {
      yield { ...at, message: `is in the partition ${arn.partition}, and is used in ${expected}` };
    } else if (isReadable && accounts.every((each) => each !== undefined && each !== arn.account)) {
      const hint = "EKS lets in roles of other accounts, too: see whether this one is meant";
      yield { ...at, severity: "warning", message: `is in the account ${arn.account}, which no environment has`, hint };
    }
  }
}
