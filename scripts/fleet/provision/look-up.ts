import { GetOpenIDConnectProviderCommand, GetPolicyCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { KMSClient, paginateListAliases } from "@aws-sdk/client-kms";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

import { arns } from "../../../config/catalogue/arns";
import { EXIT, ExitError } from "../terminal/exit";
import { awsClient } from "../aws/aws-client";
import { awsFailure, isAccessDenied, isNotFound } from "../aws/failure";
import type { Account } from "./account";
import { findBucket } from "./find-bucket";
import { findKey } from "./find-key";
import { findLockTable } from "./find-lock-table";
import type { OwnThing } from "./own-things";

/** What is where a thing is to be. */
export interface Found {
  /** What Terraform imports it by; undefined where the name is free. */
  readonly importId?: string;
  /** Why it can't be used, or can't be looked at: neither is "nothing there" (G13). */
  readonly problem?: string;
}

/** Looks for a thing in the account. Reads only. */
export async function lookUp(thing: OwnThing, account: Account): Promise<Found> {
  try {
    return { importId: await LOOK_UPS[thing.type]!(thing, account) };
  } catch (error) {
    if (isNotFound(error)) return {};
    if (error instanceof ExitError && error.code === EXIT.failed) return { problem: error.message };
    if (!isAccessDenied(error)) throw error;
    return { problem: `${thing.name} (${thing.type}) can't be looked at: ${awsFailure(error)?.message}` };
  }
}

type LookUp = (thing: OwnThing, account: Account) => Promise<string | undefined>;

/** One per type of thing; each throws what AWS answers, and "not found" means that the name is free. */
const LOOK_UPS: Readonly<Record<string, LookUp>> = {
  aws_s3_bucket: findBucket,
  aws_dynamodb_table: findLockTable,
  aws_kms_key: findKey,
  aws_kms_alias: async ({ name, region }) => {
    const client = awsClient(KMSClient, region);
    for await (const { Aliases = [] } of paginateListAliases({ client }, {}))
      if (Aliases.some(({ AliasName }) => AliasName === name)) return name;
    return undefined;
  },
  aws_iam_policy: async ({ name, region }, account) => {
    const PolicyArn = arns.policy(account, name);
    await awsClient(IAMClient, region).send(new GetPolicyCommand({ PolicyArn }));
    return PolicyArn;
  },
  aws_iam_role: async ({ name, region }) => {
    await awsClient(IAMClient, region).send(new GetRoleCommand({ RoleName: name }));
    return name;
  },
  aws_iam_openid_connect_provider: async ({ name, region }, account) => {
    const OpenIDConnectProviderArn = arns.oidcProvider(account, name.replace(/^https:\/\//, ""));
    await awsClient(IAMClient, region).send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
    return OpenIDConnectProviderArn;
  },
  aws_ssm_parameter: async ({ name, region }) => {
    await awsClient(SSMClient, region).send(new GetParameterCommand({ Name: name }));
    return name;
  },
};
