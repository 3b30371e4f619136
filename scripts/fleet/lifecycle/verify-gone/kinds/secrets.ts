import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

import { awsClient } from "../../../aws/aws-client";
import { allPages } from "../all-pages";
import { awsCall } from "../aws-words";
import type { Leftover, SweepKind } from "../sweep-scene";
import { tagMap, whose } from "../whose";

/** Passwords, with those that wait to be deleted: their names are taken until then. */
export const secrets: SweepKind = {
  id: "secrets",
  scope: "region",
  looked: "tag Client and names, with those scheduled for deletion",
  means:
    "passwords of its databases; one that is scheduled for deletion goes by itself, and its name is taken until then",
  permission: "secretsmanager:ListSecrets",
  sees: ["secretsmanager:secret"],
  async look(scene) {
    const client = awsClient(SecretsManagerClient, scene.region);
    const all = await allPages(paginateListSecrets({ client }, { IncludePlannedDeletion: true }), (p) => p.SecretList);
    const leftovers = all.flatMap(({ Name = "", ARN, Tags, DeletedDate }): Leftover[] => {
      const found = whose(scene, { tags: tagMap(Tags), name: Name, kind: "secret" });
      if (found === undefined) return [];
      const remove = ["secretsmanager", "delete-secret", "--force-delete-without-recovery", "--secret-id", ARN ?? Name];
      const commands = [awsCall(scene.region, ...remove)];
      if (DeletedDate === undefined) return [{ subject: Name, arn: ARN, found, commands }];
      const until = DeletedDate.toISOString().slice(0, 10);
      const because = "it is scheduled for deletion, and can be restored until then";
      return [{ subject: Name, arn: ARN, found, commands, kept: { until, because } }];
    });
    return { leftovers };
  },
};
