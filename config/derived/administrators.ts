import { createHash } from "node:crypto";

/** IAM roles by an id that is legal in a construct's path and says which role it is. */
export type Administrators = Readonly<Record<string, string>>;

/**
 * The roles that administer clusters, each under an id of its own that does not depend on the others: the role's name,
 * with a hash of its ARN where the name alone would not do or the role is another account's.
 */
export function administrators(roleArns: readonly string[], accountId: string): Administrators {
  return Object.fromEntries([...new Set(roleArns)].map((arn) => [administratorId(arn, accountId), arn]));
}

function administratorId(arn: string, accountId: string): string {
  const [, , , , account, resource = ""] = arn.split(":");
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  if (account === accountId && /^[a-z][a-z0-9-]*$/.test(name)) return name;
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return `${plain || "role"}-${createHash("sha256").update(arn).digest("hex").slice(0, 8)}`;
}
