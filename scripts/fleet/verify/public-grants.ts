import { GetBucketAclCommand, type Grant } from "@aws-sdk/client-s3";

import type { BucketCheck } from "./bucket-check";
import { fail, pass } from "./verdict";

/** Everybody, and everybody who has any AWS account at all. */
const PUBLIC_GROUP = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

/** Check 7: the bucket's access list lets no public group in. */
export const publicGrants: BucketCheck = {
  id: "acl",
  title: "ACL",
  permission: "s3:GetBucketAcl",
  async judge({ name: Bucket }, { s3 }) {
    const { Grants = [] } = await s3.send(new GetBucketAclCommand({ Bucket }));
    const grants = Grants.flatMap(publicGrant);
    return grants.length > 0 ? fail(`PUBLIC (${grants.join(", ")})`) : pass("NO PUBLIC GRANTS");
  },
};

function publicGrant({ Grantee, Permission }: Grant): string[] {
  const group = PUBLIC_GROUP.exec(Grantee?.URI ?? "")?.[1];
  return group === undefined ? [] : [`${group} ${Permission}`];
}
