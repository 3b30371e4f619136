import { arns } from "../../config/catalogue/arns";
import type { AwsPlace } from "../../config/catalogue/aws-place";
import type { PolicyConditions, PolicyStatement } from "../policy-statement";
import { SERVICE_BUCKETS } from "./service-buckets";

/** A client's part of a bucket that several clients share. */
export interface SharedPrefix {
  readonly bucketName: string;
  /** Ends in a slash: `logs/client=acme` would also match `logs/client=acme-eu/`. */
  readonly prefix: string;
}

/** What a client's network may reach in S3 besides the buckets that others run for nodes. */
export interface S3EndpointAccess {
  /** Buckets that belong to the client alone. */
  readonly bucketNames: readonly string[];
  /** The client's prefixes in shared buckets. */
  readonly sharedPrefixes: readonly SharedPrefix[];
}

/** What the endpoint's policy is computed from. */
export interface S3EndpointPolicyProps extends S3EndpointAccess {
  readonly place: AwsPlace;
}

const BUCKET_ACTIONS = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
const OBJECT_ACTIONS = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:GetObjectAttributes",
  "s3:GetObjectTagging",
  "s3:GetObjectVersion",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
  "s3:PutObjectTagging",
];

/**
 * The most that anything in a client's network can do through its S3 endpoint, whatever its own rights: work on
 * objects of the client's buckets and prefixes, and read what nodes need. Everything else is refused, so data cannot
 * leave for a stranger's bucket in the region; those in other regions are reached through NAT, past the endpoint.
 */
export function s3EndpointStatements(props: S3EndpointPolicyProps): PolicyStatement[] {
  return [...ownBuckets(props), ...sharedPrefixes(props), serviceBuckets(props)];
}

function ownBuckets({ bucketNames, place }: S3EndpointPolicyProps): PolicyStatement[] {
  if (bucketNames.length === 0) return [];
  const bucketArns = bucketNames.map((name) => arns.bucket(place, name));
  return [
    allow("ListOwnBuckets", BUCKET_ACTIONS, bucketArns, sameAccount(place)),
    allow("UseOwnBuckets", OBJECT_ACTIONS, objectsIn(bucketArns), sameAccount(place)),
  ];
}

function sharedPrefixes({ sharedPrefixes, place }: S3EndpointPolicyProps): PolicyStatement[] {
  if (sharedPrefixes.length === 0) return [];
  const bucketArns = sharedPrefixes.map(({ bucketName }) => arns.bucket(place, bucketName));
  const prefixes = sharedPrefixes.map(({ prefix }) => `${withSlash(prefix)}*`);
  const account = sameAccount(place);
  return [
    allow("LocateSharedBuckets", ["s3:GetBucketLocation"], bucketArns, account),
    // Every prefix names the client, so it is the client's own in whichever of the shared buckets it is listed. Uploads
    // in progress are not listed: S3 tells conditions nothing of the prefix there, so they would be everybody's.
    allow("ListBelowSharedPrefixes", ["s3:ListBucket"], bucketArns, {
      ...account,
      StringLike: { "s3:prefix": prefixes },
    }),
    // Tempo lists the prefix without its slash when it starts. With a delimiter that shows other clients' names at
    // most, if theirs begin with the same letters; without one it would show the names of their objects.
    allow("ListSharedPrefixes", ["s3:ListBucket"], bucketArns, {
      StringEquals: {
        ...account.StringEquals,
        "s3:prefix": sharedPrefixes.map(({ prefix }) => prefix.replace(/\/$/, "")),
        "s3:delimiter": "/",
      },
    }),
    allow(
      "UseSharedPrefixes",
      OBJECT_ACTIONS,
      prefixes.map((prefix, index) => `${bucketArns[index]}/${prefix}`),
      account,
    ),
  ];
}

function withSlash(prefix: string): string {
  if (!prefix.endsWith("/")) throw new Error(`shared prefix "${prefix}" must end in "/"`);
  return prefix;
}

function serviceBuckets({ place }: S3EndpointPolicyProps): PolicyStatement {
  const bucketArns = SERVICE_BUCKETS.map(({ name }) => arns.bucket(place, name.replace("{region}", place.region)));
  // No condition on the principal: registries redirect to URLs that their own accounts have signed.
  return allow("ReadServiceBuckets", ["s3:GetObject"], objectsIn(bucketArns));
}

/** Both ends in this account, so that a deleted bucket's name, taken over by a stranger, leads nowhere. */
function sameAccount({ accountId }: AwsPlace): PolicyConditions {
  return { StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId } };
}

function objectsIn(bucketArns: readonly string[]): string[] {
  return bucketArns.map((arn) => `${arn}/*`);
}

function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: PolicyConditions,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}
