import {
  DescribeKeyCommand,
  type KeyMetadata,
  KMSClient,
  ListResourceTagsCommand,
  paginateListKeys,
} from "@aws-sdk/client-kms";

import { awsClient } from "../aws/aws-client";
import { isAccessDenied } from "../aws/failure";
import type { Account } from "./account";
import type { OwnThing } from "./own-things";

/** A key has no name: one that was made and got no further, not even an alias, is known by its description and its tags. */
export async function findKey({ name, region, body }: OwnThing, account: Account): Promise<string | undefined> {
  const kms = awsClient(KMSClient, region);
  const wanted = { ...(body.tags as object), Project: account.project, Environment: account.environment };
  for await (const { Keys = [] } of paginateListKeys({ client: kms }, {})) {
    for (const { KeyId } of Keys) {
      const key = await describe(kms, KeyId!);
      if (key?.Description !== name || key.KeyState !== "Enabled") continue;
      const tags = await tagsOf(kms, KeyId!);
      if (Object.entries(wanted).every(([tag, value]) => tags[tag] === value)) return KeyId;
    }
  }
  return undefined;
}

/** A key that its policy hides from this account's operators is nobody's whom this project makes keys for. */
async function describe(kms: KMSClient, KeyId: string): Promise<KeyMetadata | undefined> {
  try {
    return (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
  } catch (error) {
    if (isAccessDenied(error)) return undefined;
    throw error;
  }
}

async function tagsOf(kms: KMSClient, KeyId: string): Promise<Record<string, string | undefined>> {
  const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
  return Object.fromEntries(Tags.map(({ TagKey, TagValue }) => [TagKey, TagValue])) as Record<string, string>;
}
