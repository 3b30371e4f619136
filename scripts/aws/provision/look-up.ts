import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetPolicyCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  DescribeKeyCommand,
  KMSClient,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

import { EXIT, ExitError } from "../../terminal/exit";
import { clientSettings } from "../client-settings";
import { isAccessDenied, isNotFound } from "../failure";
import { s3Client } from "../s3";
import type { OwnThing } from "./own-things";

/** The account in which things are looked for. */
export interface Account {
  readonly accountId: string;
  readonly partition: string;
  readonly project: string;
  readonly environment: string;
}

/** Finds a thing and returns the id that Terraform imports it by; undefined where the name is free. Reads only. */
export async function lookUp(thing: OwnThing, account: Account): Promise<string | undefined> {
  try {
    return await LOOKUPS[thing.type]!(thing, account);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

type LookUp = (thing: OwnThing, account: Account) => Promise<string | undefined>;

/** One per type of thing; each throws what AWS answers, and "not found" means that the name is free. */
const LOOKUPS: Readonly<Record<string, LookUp>> = {
  aws_s3_bucket: bucket,
  aws_dynamodb_table: lockTable,
  aws_kms_key: key,
  aws_kms_alias: async ({ name, region }) => (await aliasTarget(name, region)) && name,
  aws_iam_policy: async ({ name, region }, { accountId, partition }) => {
    const PolicyArn = `arn:${partition}:iam::${accountId}:policy/${name}`;
    await new IAMClient(clientSettings(region)).send(new GetPolicyCommand({ PolicyArn }));
    return PolicyArn;
  },
  aws_iam_role: async ({ name, region }) => {
    await new IAMClient(clientSettings(region)).send(new GetRoleCommand({ RoleName: name }));
    return name;
  },
  aws_ssm_parameter: async ({ name, region }) => {
    await new SSMClient(clientSettings(region)).send(new GetParameterCommand({ Name: name }));
    return name;
  },
};

/** Names of buckets are the whole world's: one that is another account's stays untouched (F1), as does one elsewhere (F9). */
async function bucket({ name, region }: OwnThing, { accountId }: Account): Promise<string> {
  try {
    const { BucketRegion } = await s3Client({ region, accountId }).send(new HeadBucketCommand({ Bucket: name }));
    if (BucketRegion === undefined || BucketRegion === region) return name;
    throw new ExitError(EXIT.failed, `the bucket ${name} is in ${BucketRegion}, but belongs into ${region}`);
  } catch (error) {
    if (isAccessDenied(error)) {
      const reason = "it is another account's, or these credentials lack s3:ListBucket on it";
      throw new ExitError(EXIT.failed, `the bucket ${name} can't be used: ${reason}`);
    }
    throw error;
  }
}

/** A table that is keyed otherwise can't hold Terraform's locks, and nothing makes it (F11). */
async function lockTable({ name, region }: OwnThing): Promise<string> {
  const dynamodb = new DynamoDBClient(clientSettings(region));
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
  const [hash, ...others] = Table?.KeySchema ?? [];
  if (hash?.AttributeName !== "LockID" || others.length > 0)
    throw new ExitError(EXIT.failed, `the table ${name} is keyed by ${hash?.AttributeName}, not by LockID alone`);
  return name;
}

/** A key has no name of its own: its alias leads to it, or its description when whoever made it got no further. */
async function key({ name: description, region, body }: OwnThing, account: Account): Promise<string | undefined> {
  const kms = new KMSClient(clientSettings(region));
  for await (const { Keys = [] } of paginateListKeys({ client: kms }, {})) {
    for (const { KeyId } of Keys) {
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
      if (KeyMetadata?.Description !== description || KeyMetadata.KeyState !== "Enabled") continue;
      const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
      const tags = Object.fromEntries(Tags.map(({ TagKey, TagValue }) => [TagKey, TagValue])) as Record<string, string>;
      const wanted = { ...(body.tags as object), Project: account.project, Environment: account.environment };
      if (Object.entries(wanted).every(([tag, value]) => tags[tag] === value)) return KeyId;
    }
  }
  return undefined;
}

async function aliasTarget(alias: string, region: string): Promise<string | undefined> {
  const kms = new KMSClient(clientSettings(region));
  for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {})) {
    const found = Aliases.find(({ AliasName }) => AliasName === alias);
    if (found) return found.TargetKeyId;
  }
  return undefined;
}
