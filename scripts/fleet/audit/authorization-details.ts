import { type IAMClient, paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";

import type { AuthorizationDetails } from "./audit-area";

/** What `aws iam get-account-authorization-details` prints, all pages in one (S3-122). */
export async function authorizationDetails(client: IAMClient): Promise<AuthorizationDetails> {
  const all: AuthorizationDetails = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  for await (const page of paginateGetAccountAuthorizationDetails({ client }, {})) {
    all.UserDetailList.push(...(page.UserDetailList ?? []));
    all.GroupDetailList.push(...(page.GroupDetailList ?? []));
    all.RoleDetailList.push(...(page.RoleDetailList ?? []));
    all.Policies.push(...(page.Policies ?? []));
  }
  return all;
}
