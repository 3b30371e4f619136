import { EXIT, ExitError } from "../terminal/exit";
import { note } from "../terminal/print";
import type { ProvisionPlan } from "./plan";

/** What the documents call things in their errors (S0-36, S0-37). */
const KINDS: Readonly<Record<string, string>> = {
  aws_s3_bucket: "Backend bucket",
  aws_dynamodb_table: "DynamoDB table",
  aws_iam_openid_connect_provider: "Identity provider",
};

/**
 * Another account's things are never touched (F1), nor anything that could not be looked at (G13); what somebody made in
 * this account is only taken over when told so (C-16).
 */
export function refuseExisting({ things }: Pick<ProvisionPlan, "things">, force: boolean): void {
  const unusable = things.filter(({ standing }) => standing === "unusable");
  const existing = force ? [] : things.filter(({ standing }) => standing === "exists");
  for (const { problem } of unusable) note(`Error: ${problem}`);
  for (const { type, name } of existing) note(`Error: ${KINDS[type] ?? type} already exists: ${name}`);
  if (unusable.length > 0) {
    const names = unusable.map(({ name }) => name).join(", ");
    throw new ExitError(EXIT.failed, `nothing was made: ${names} can't be used`);
  }
  if (existing.length > 0) {
    const hasProvider = existing.some(({ type }) => type === "aws_iam_openid_connect_provider");
    const others = hasProvider ? "; github.existing_oidc_provider leaves an identity provider to whoever made it" : "";
    const ways = `--force adopts what exists in this account, or give it another name${others}`;
    throw new ExitError(EXIT.failed, `nothing was made; ${ways}`);
  }
}
