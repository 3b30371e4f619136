import type { Fleet } from "../../../config/fleet";
import { evaluate } from "../../../scripts/fleet/review/policies/evaluate";
import type { Statement } from "../../../scripts/fleet/review/policies/statement";
import { matchesWildcard } from "../../../scripts/fleet/review/policies/wildcard";
import { policiesIn } from "../../../scripts/fleet/review/policies/policies-in";
import { resourcesIn, type Documents } from "../../support/synth";
import { ownerOf } from "../../../scripts/fleet/review/model/owner";

/** The ARNs of what a resource's name stands for, after partition, service, region and account. */
const ARNS: Readonly<Record<string, (name: string, regional: (service: string) => string) => readonly string[]>> = {
  "aws_cloudwatch_log_group.name": (name, of) => [
    `${of("logs")}log-group:${name}`,
    `${of("logs")}log-group:${name}:log-stream:x`,
  ],
  "aws_secretsmanager_secret.name": (name, of) => [`${of("secretsmanager")}secret:${name}-AbCdEf`],
  "aws_ssm_parameter.name": (name, of) => [`${of("ssm")}parameter${name}`],
  "aws_s3_bucket.bucket": (name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/a/b`],
  "aws_sqs_queue.name": (name, of) => [of("sqs") + name],
  "aws_sns_topic.name": (name, of) => [of("sns") + name],
  "aws_eks_cluster.name": (name, of) => [`${of("eks")}cluster/${name}`, `${of("eks")}nodegroup/${name}/a/b`],
  "aws_lambda_function.function_name": (name, of) => [`${of("lambda")}function:${name}`],
  "aws_cloudwatch_event_rule.name": (name, of) => [`${of("events")}rule/${name}`],
};

/** Statements that list more than the client's own by design, by their Sid, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  FindBucket: "Firehose asks for lists of the whole audit-logs bucket; nobody else takes the role",
};

/** Where a client's policy takes in something of another client's: an ARN, a key in a shared bucket, or a list of it. */
export function reachViolations(documents: Documents, { clients, target }: Fleet): string[] {
  const names = new Set(clients.map(({ name }) => name));
  const regional = (service: string): string => `arn:aws:${service}:${target.region}:${target.accountId}:`;
  const things = new Map([...names].map((name): [string, Set<string>] => [name, new Set()]));
  for (const { type, id, body } of resourcesIn(documents)) {
    const owner = ownerOf(id, names);
    for (const [place, arnsOf] of Object.entries(ARNS)) {
      const [of, attribute] = place.split(".") as [string, string];
      if (owner !== undefined && of === type)
        for (const arn of arnsOf(String(body[attribute]), regional)) things.get(owner)!.add(arn);
    }
  }
  const owned = policiesIn(resourcesIn(documents)).flatMap(({ address, statements }) => {
    const owner = ownerOf(address.slice(address.indexOf(".") + 1), names);
    return owner === undefined ? [] : [{ owner, address, statements }];
  });
  const prefixes = owned
    .filter(({ address }) => address.startsWith("aws_vpc_endpoint."))
    .flatMap(({ owner, statements }) =>
      resourcesOf(statements.find(({ Sid }) => Sid === "UseSharedPrefixes")!).map((arn) => ({ owner, arn })),
    );
  for (const { owner, arn } of prefixes) things.get(owner)!.add(arn.replace("*", "a/b"));

  return owned.flatMap(({ owner, address, statements }) => {
    const others = [...things].filter(([name]) => name !== owner);
    const patterns = statements.flatMap((statement) => patternsOf(statement, owner));
    const named = patterns.flatMap(({ at, pattern }) =>
      others.flatMap(([other, arns]) =>
        takenIn(pattern, arns).map((arn) => `${address}: ${at} ${pattern} takes in ${arn} of ${other}`),
      ),
    );
    const shown = listableBeginnings(statements);
    const listed = prefixes
      .filter((prefix) => prefix.owner !== owner)
      .flatMap(({ owner: other, arn }) => {
        const [bucket, key] = splitArn(arn);
        const beginnings = [...key, ""].map((_, index) => key.slice(0, index));
        const found = beginnings.find((beginning) => shown(bucket, beginning));
        return found === undefined ? [] : [`${address}: lists "${found}", which shows keys of ${other}`];
      });
    return [...named, ...listed];
  });
}

/** Those of some ARNs that a pattern matches; a `?` or `*` makes a pattern. */
function takenIn(pattern: string, arns: ReadonlySet<string>): string[] {
  const literal = pattern.split(/[*?]/, 1)[0]!;
  if (literal === pattern) return arns.has(pattern) ? [pattern] : [];
  return [...arns].filter((arn) => arn.startsWith(literal) && matchesWildcard(pattern, arn));
}

/** What a statement names by resource, or by the values that its conditions compare with ARNs. */
function patternsOf(statement: Statement, owner: string): { at: string; pattern: string }[] {
  if (statement.Effect === "Deny" || statement.NotResource !== undefined) return [];
  const conditions = Object.entries(statement.Condition ?? {}).filter(([operator]) => !/Not|Null|Bool/.test(operator));
  const values = conditions.flatMap(([, keys]) =>
    Object.entries(keys)
      .filter(([key]) => !(key === "aws:SourceArn" && isLogsTrust(statement)))
      .flatMap(([key, of]) => [of].flat().map((pattern) => ({ at: key, pattern }))),
  );
  // A condition on the client's own tag or name makes the resource its own; `*` is what AWS can't narrow, or a key itself.
  const isOwnByCondition = values.some(({ pattern, at }) => `${at} ${pattern}`.includes(owner));
  const resources = isOwnByCondition ? [] : resourcesOf(statement).map((pattern) => ({ at: "Resource", pattern }));
  return [...resources, ...values.filter(({ pattern }) => pattern.startsWith("arn:"))].filter(
    ({ pattern }) => pattern !== "*",
  );
}

/** CloudWatch Logs' guide names all of an account's groups here; the role can do nothing but send to its own stream. */
function isLogsTrust({ Principal, Resource }: Statement): boolean {
  return Resource === undefined && JSON.stringify(Principal ?? "").includes("logs.");
}

function resourcesOf({ Resource = [] }: Statement): string[] {
  return [Resource].flat();
}

function splitArn(arn: string): [bucket: string, key: string] {
  const end = arn.indexOf("/");
  return [arn.slice(0, end), arn.slice(end + 1).replace("*", "a")];
}

const LISTS = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"];

/** Whether statements allow a list of what begins so, without a delimiter: it shows every such key. */
function listableBeginnings(statements: readonly Statement[]): (bucket: string, beginning: string) => boolean {
  const lists = statements.filter(
    ({ Sid = "", Action = [] }) =>
      !Object.hasOwn(EXCEPTIONS, Sid) && [Action].flat().some((action) => /^s3:(List|\*)/.test(action)),
  );
  const known = new Map<string, boolean>();
  return (bucket, beginning) => {
    if (lists.length === 0) return false;
    const place = `${bucket}/${beginning}`;
    const answer = known.get(place) ?? LISTS.some((action) => isListed(lists, action, bucket, beginning));
    known.set(place, answer);
    return answer;
  };
}

function isListed(statements: readonly Statement[], action: string, bucket: string, beginning: string): boolean {
  const by = { arn: "arn:aws:iam::123456789012:role/any" };
  const context = { "aws:ResourceAccount": "123456789012", "s3:prefix": beginning };
  return evaluate(statements, { by, action, resource: bucket, context }) === "allowed";
}
