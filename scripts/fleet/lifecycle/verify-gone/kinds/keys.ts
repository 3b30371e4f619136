import {
  DescribeKeyCommand,
  KMSClient,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import pMap from "p-map";

import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind, SweepScene } from "../sweep-scene";
import { whose } from "../whose";

/** Keys of the client, and the names that lead to them. */
export const keys: SweepKind = {
  id: "keys",
  scope: "region",
  looked: "tag Client, and the alias's name",
  means: "paid for until it is scheduled for deletion; what it encrypts is unreadable from then on",
  permission: "kms:ListKeys, kms:ListAliases, kms:DescribeKey and kms:ListResourceTags",
  sees: ["kms:key"],
  async look(scene) {
    const client = awsClient(KMSClient, scene.region);
    const [all, aliases] = await Promise.all([
      allPages(paginateListKeys({ client }, {}), ({ Keys }) => Keys),
      allPages(paginateListAliases({ client }, {}), ({ Aliases }) => Aliases),
    ]);
    const ours = aliases.filter(({ AliasName = "" }) => scene.names("KMS alias").has(AliasName));
    const named = new Set(ours.flatMap(({ TargetKeyId }) => TargetKeyId ?? []));
    const found = await pMap(all, ({ KeyId }) => look(KeyId!, named.has(KeyId!), client, scene), { concurrency: 8 });
    return {
      leftovers: [
        ...found.flat(),
        ...ours.map(({ AliasName = "", AliasArn }) => ({
          subject: AliasName,
          arn: AliasArn,
          found: "name",
          commands: [awsCall(scene.region, "kms", "delete-alias", "--alias-name", AliasName)],
        })),
      ],
    };
  },
};

async function look(KeyId: string, isNamed: boolean, client: KMSClient, scene: SweepScene): Promise<Leftover[]> {
  const { KeyMetadata: key } = await client.send(new DescribeKeyCommand({ KeyId }));
  // AWS's own keys have no tags that anybody may read.
  if (key === undefined || key.KeyManager === "AWS") return [];
  const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
  const tags = Object.fromEntries(Tags.map(({ TagKey = "", TagValue = "" }) => [TagKey, TagValue]));
  const found = whose(scene, { tags }) ?? (isNamed && tags.Client === undefined ? "alias" : undefined);
  if (found === undefined) return [];
  const subject = { subject: KeyId, arn: key.Arn, found };
  const { DeletionDate } = key;
  if (DeletionDate !== undefined) {
    const until = DeletionDate.toISOString().slice(0, 10);
    return [{ ...subject, commands: [], kept: { until, because: "its deletion can be cancelled until then" } }];
  }
  const words = ["kms", "schedule-key-deletion", "--key-id", KeyId, "--pending-window-in-days", "30"];
  return [{ ...subject, commands: [awsCall(scene.region, ...words)] }];
}
