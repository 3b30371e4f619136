import { permissionFor } from "./permission-for";

const CALL = "operation error ([\\w ]+): (\\w+),[^\\n]*?";

const DENIED = new RegExp(`${CALL}(?:AccessDenied\\w*|UnauthorizedOperation|AuthorizationError|not authorized)`, "g");

/** What else Terraform fails at when buckets are made, in the documented words; a group is the name it is about. */
const KNOWN: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /S3 Bucket \(([^)]+)\)[^\n]*?BucketAlready(?:Exists|OwnedByYou)/,
    (name) => `Error: Backend bucket already exists: ${name}; somebody made it since it was looked for: run it again`,
  ],
  [
    /DynamoDB Table \(([^)]+)\)[^\n]*?(?:ResourceInUseException|already exists)/,
    (name) => `Error: DynamoDB table already exists: ${name}; somebody made it since it was looked for: run it again`,
  ],
  [
    /S3 Bucket Replication[^\n]*? \(([^)]+)\)/,
    (name) =>
      `Error: Replication of ${name} failed; the destination must exist, be versioned and let the replication role write`,
  ],
];

/** What Terraform's errors mean for whoever reads them, a line each: refused calls with the permission to ask for (S0-36…S0-39, F6). */
export function explainFailure(output: string): string[] {
  // Terraform breaks long lines and draws a bar beside its errors.
  const text = output.replace(/\n[│╷╵ ]*(?=\S)/g, " ").replaceAll("Error: ", "\n");
  const denied = [...text.matchAll(DENIED)].map(([, service = "", operation = ""]) => accessDenied(service, operation));
  const known = KNOWN.flatMap(([pattern, say]) => {
    const name = pattern.exec(text)?.[1];
    return name === undefined ? [] : [say(name)];
  });
  return [...new Set([...denied, ...known])];
}

function accessDenied(service: string, operation: string): string {
  const what = operation === "CreateBucket" ? "when creating S3 bucket" : `in ${service} ${operation}`;
  return `Error: Access Denied ${what}; check the permissions for S3 and DynamoDB: ${permissionFor(service, operation)}`;
}
