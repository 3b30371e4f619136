import { checkArns } from "../../../config/checks/arns";
import type { Registry } from "../../../config/registry";
import { pickBy, randomOf } from "../mutation";

const ACCOUNTS = ["123456789012", "210987654321", "012345678901"] as const;
const REGIONS = ["us-east-2", "eu-west-1", "sa-east-1"] as const;
const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"] as const;
const KEY = "key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

type Platform = NonNullable<Registry["platform"]>;

function found(platform: Platform): string[] {
  const registry = { platform, deployments: [] } as unknown as Registry;
  return [...checkArns(registry)].map(({ path, severity = "error" }) => `${severity} ${path.join(".")}`);
}

/** One environment whose topic, key and roles are all at one place. */
function platformOf(account: string, region: string, { partition, ...there }: Place): Platform {
  const role = `arn:${partition}:iam::${there.account}:role/ops`;
  return {
    environments: {
      production: {
        accountId: account,
        homeRegion: region,
        regions: { [region]: { alertsTopicArn: `arn:${partition}:sns:${there.region}:${there.account}:alerts` } },
        stateKmsKeyArn: `arn:${partition}:kms:${there.region}:${there.account}:${KEY}`,
        deployRoleArns: [role],
        breakGlassRoleArns: [role],
      },
    },
  };
}

const CASES = Array.from({ length: 300 }, (_, seed) => {
  const pick = pickBy(randomOf(seed));
  return {
    account: pick(ACCOUNTS),
    region: pick(REGIONS),
    there: { partition: pick(PARTITIONS), region: pick(REGIONS), account: pick(ACCOUNTS) },
  };
});

describe("what an ARN names, and where it is used", () => {
  it("is in one account, one region and one partition, or each of them is a finding, once", () => {
    const wrong = CASES.filter(({ account, region, there }) => {
      const isHere = there.account === account && there.partition === "aws";
      const path = "error environments.production";
      const regional = [`${path}.regions.${region}.alerts_topic_arn`, `${path}.state_kms_key_arn`];
      const roles = [`${path}.deploy_role_arns.0`, `${path}.break_glass_role_arns.0`];
      const expected = [...(isHere && there.region === region ? [] : regional), ...(isHere ? [] : roles)];
      return JSON.stringify(found(platformOf(account, region, there))) !== JSON.stringify(expected);
    });

    expect(
      CASES.filter(({ account, region, there }) => there.account === account && there.region === region).length,
    ).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["fits its only region", ["us-east-2"], []],
    ["is elsewhere than one of two", ["us-east-2", "eu-west-1"], ["warning shared_storage.kms_key_arn"]],
    ["is elsewhere than all", ["eu-west-1", "sa-east-1"], ["error shared_storage.kms_key_arn"]],
  ])("holds for the buckets of every region: a key that %s", (_, regions, expected) => {
    const platform = {
      environments: {
        production: { accountId: ACCOUNTS[0], regions: Object.fromEntries(regions.map((each) => [each, {}])) },
      },
      sharedStorage: { kmsKeyArn: `arn:aws:kms:us-east-2:${ACCOUNTS[0]}:${KEY}` },
    };

    expect(found(platform)).toEqual(expected);
  });
});
