import { evaluate } from "../policies/evaluate";
import type { Statement } from "../policies/statement";
import { matchesWildcard } from "../policies/wildcard";
import type { SharedId } from "./shared-things";
import { Things } from "./things";

/** Another client's keys that a policy lists. */
export interface ListedKeys {
  /** Which statement, and below it. */
  readonly path: string;
  readonly other: string | undefined;
  /** What is listed, which shows keys below it. */
  readonly thing: string;
}

/** Whose prefixes there are in the shared buckets. */
export class SharedPrefixes {
  private readonly buckets = new Map<string, Things>();

  add(bucketArn: string, prefix: string, owner: string): void {
    const there = this.buckets.get(bucketArn) ?? new Things();
    there.add({ owner, leak: "prefix", text: prefix });
    this.buckets.set(bucketArn, there);
  }

  /** Shared buckets that a pattern of resources takes in, with the prefixes in each. */
  in(pattern: string): [string, Things][] {
    return [...this.buckets].filter(([arn]) => matchesWildcard(pattern, arn));
  }
}

const LISTS = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"];
/** The statement by which Firehose looks for its bucket. */
const FIND_BUCKET = "FindBucket";
const LOOSE = /Not|Null|IfExists|^ForAllValues:/;

/** Lists of a shared bucket, without a delimiter, that show other clients' keys: what begins so is all listed. */
export function* listedKeys(
  statements: readonly Statement[],
  owner: string,
  prefixes: SharedPrefixes,
  use: (id: SharedId) => void,
): Iterable<ListedKeys> {
  for (const [at, statement] of statements.entries()) {
    if (statement.Effect !== "Allow") continue;
    const actions = LISTS.filter((action) => isAllowed(statement, action));
    if (actions.length === 0) continue;
    for (const resource of [statement.Resource ?? "*"].flat())
      for (const [bucket, keys] of prefixes.in(resource)) {
        if (statement.Sid === FIND_BUCKET) {
          use("audit-list");
          continue;
        }
        const wanted = valuesOf(statement, "s3:prefix");
        if (wanted.length === 0) {
          if (isListed(statements, actions, bucket, ""))
            yield { path: `${at}.Resource`, other: undefined, thing: `every key of ${bucket}` };
          continue;
        }
        if (valuesOf(statement, "s3:delimiter").length > 0) {
          use("name-beginnings");
          continue;
        }
        for (const pattern of wanted)
          for (const [other, beginning] of shownBy(pattern, keys))
            if (other !== owner && isListed(statements, actions, bucket, beginning))
              yield { path: `${at}.Condition`, other, thing: `${bucket.split(":").at(-1)!}/${beginning}` };
      }
  }
}

function isAllowed({ Action, NotAction }: Statement, action: string): boolean {
  const among = (patterns: string | readonly string[]): boolean =>
    [patterns].flat().some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  return Action === undefined ? NotAction !== undefined && !among(NotAction) : among(Action);
}

/** What a condition that has to hold asks of a key. */
function valuesOf({ Condition = {} }: Statement, wanted: string): string[] {
  return Object.entries(Condition)
    .filter(([operator]) => !LOOSE.test(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .flatMap(([key, values]) => (key.toLowerCase() === wanted ? [values].flat() : []));
}

/** Of each owner the first beginning of its prefix that a pattern matches: a list of it shows all that goes on so. */
function* shownBy(pattern: string, keys: Things): Iterable<[string, string]> {
  const literal = pattern.split(/[*?]/, 1)[0]!;
  for (const [owner, { text }] of keys.takenInBy(`${literal}*`)) {
    for (let end = literal.length; end <= text.length; end += 1) {
      const beginning = text.slice(0, end);
      if (!matchesWildcard(pattern, beginning)) continue;
      yield [owner, beginning];
      break;
    }
  }
}

function isListed(
  statements: readonly Statement[],
  actions: readonly string[],
  bucket: string,
  prefix: string,
): boolean {
  const by = { arn: "arn:aws:iam::123456789012:role/any" };
  const context = { "aws:ResourceAccount": "123456789012", ...(prefix === "" ? {} : { "s3:prefix": prefix }) };
  try {
    return actions.some((action) => evaluate(statements, { by, action, resource: bucket, context }) === "allowed");
  } catch {
    // What the evaluator does not know is taken for leave.
    return true;
  }
}
