import type { AwsPlace } from "./aws-place";

/** The ARN of anything in a region of an account. */
function regional({ partition, region, accountId }: AwsPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** IAM is an account's, not a region's. */
type Account = Pick<AwsPlace, "partition" | "accountId">;

function iam({ partition, accountId }: Account, resource: string): string {
  return `arn:${partition}:iam::${accountId}:${resource}`;
}

/** What is nobody's account's, or unique in all of them. */
type Anywhere = Pick<AwsPlace, "partition">;

/** ARNs of what we name ourselves, known before it exists; `regional` is for whatever has no function of its own. */
export const arns = {
  regional,

  accountRoot: (place: Account) => iam(place, "root"),

  role: (place: Account, name: string) => iam(place, `role/${name}`),

  policy: (place: Account, name: string) => iam(place, `policy/${name}`),

  /** An identity provider by its URL without the scheme. */
  oidcProvider: (place: Account, issuer: string) => iam(place, `oidc-provider/${issuer}`),

  /** A policy that AWS manages, by its name and path (`service-role/…`). */
  managedPolicy: ({ partition }: Anywhere, name: string) => `arn:${partition}:iam::aws:policy/${name}`,

  /** What EKS lets the holder of an access entry do. */
  clusterAccessPolicy: ({ partition }: Anywhere, name: string) =>
    `arn:${partition}:eks::aws:cluster-access-policy/${name}`,

  /** Buckets' names are unique in the whole partition: their ARNs say neither region nor account. */
  bucket: ({ partition }: Anywhere, name: string) => `arn:${partition}:s3:::${name}`,

  cluster: (place: AwsPlace, name: string) => regional(place, "eks", `cluster/${name}`),

  logGroup: (place: AwsPlace, name: string) => regional(place, "logs", `log-group:${name}`),

  lambdaFunction: (place: AwsPlace, name: string) => regional(place, "lambda", `function:${name}`),

  queue: (place: AwsPlace, name: string) => regional(place, "sqs", name),

  topic: (place: AwsPlace, name: string) => regional(place, "sns", name),

  eventRule: (place: AwsPlace, name: string) => regional(place, "events", `rule/${name}`),

  trail: (place: AwsPlace, name: string) => regional(place, "cloudtrail", `trail/${name}`),

  table: (place: AwsPlace, name: string) => regional(place, "dynamodb", `table/${name}`),

  /** A parameter's name begins with a slash, which its ARN has only once. */
  parameter: (place: AwsPlace, name: string) => regional(place, "ssm", `parameter${name}`),

  /** Any secret of a name: Secrets Manager ends ARNs with six characters of its own choice. */
  secret: (place: AwsPlace, name: string) => regional(place, "secretsmanager", `secret:${name}-??????`),
} as const;
