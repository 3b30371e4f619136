import { names, type Place, type SharedNaming } from "../names";
import { namesIn, type MadeName, type Naming } from "./made-name";
import { GITHUB_ROLES } from "../catalogue/github";
import { ALL_SHARED_BUCKETS, PARAMETERS, type CopiedBucketType } from "../catalogue/name-purposes";

/** One region of an environment, as far as names depend on it. */
export interface NamedTarget {
  readonly place: Place;
  /** The state bucket and lock table that are made here, under names from the settings or our own. */
  readonly state: { readonly bucket: string; readonly lockTable: string } | undefined;
  readonly ownsAlertsTopic: boolean;
  /** Whether GitHub's jobs have roles. */
  readonly servesGithub: boolean;
  /** Whether requests to objects are recorded. */
  readonly recordsDataEvents: boolean;
  /** The region that buckets are copied to; absent without copies. */
  readonly replicaRegion: string | undefined;
  /** Whether logs, traces, metrics and audit logs are copied, too. */
  readonly copiesAll: boolean;
  /** Buckets whose copies have a key of their own. */
  readonly keyed: readonly CopiedBucketType[];
}

type Row = Naming<NamedTarget>;

const elsewhere: Row["region"] = ({ replicaRegion }) => replicaRegion;

type StateNaming = "stateBucket" | "lockTable" | "stateChangesRule" | "stateAccessPolicy" | "githubRole";

/** Each naming function of what a region has, with its kind. */
const NAMINGS: Readonly<Record<Exclude<SharedNaming, StateNaming> | "replicaBucket", Row>> = {
  // Made once a client asks for it, the bucket for monitoring's configuration needs its name from the beginning.
  sharedBucket: {
    kind: "S3 bucket",
    of: ({ place }) => ALL_SHARED_BUCKETS.map((type) => names.sharedBucket(place, type)),
  },
  replicaBucket: {
    kind: "S3 bucket",
    of: (target) => copied(target).map((type) => names.replicaBucket(bucketOf(type, target))),
    region: elsewhere,
  },
  replicationRole: {
    kind: "IAM role",
    of: (target) => copied(target).map((type) => names.replicationRole(target.place, type)),
  },
  bootstrapReplicaKeyAlias: {
    kind: "KMS alias",
    of: (target) =>
      copied(target)
        .filter((type) => target.keyed.includes(type))
        .map((type) => names.bootstrapReplicaKeyAlias(target.place, type)),
    region: elsewhere,
  },
  dataEventsTrail: {
    kind: "CloudTrail trail",
    of: ({ place, recordsDataEvents }) => (recordsDataEvents ? [names.dataEventsTrail(place)] : []),
  },
  alertsTopic: {
    kind: "SNS topic",
    of: ({ place, ownsAlertsTopic }) => (ownsAlertsTopic ? [names.alertsTopic(place)] : []),
  },
  bootstrapKeyAlias: {
    kind: "KMS alias",
    of: ({ place, ownsAlertsTopic }) => (ownsAlertsTopic ? [names.bootstrapKeyAlias(place)] : []),
  },
  parameter: { kind: "SSM parameter", of: ({ place }) => PARAMETERS.map((purpose) => names.parameter(place, purpose)) },
};

/** Each naming function of what an environment has once, in its home region. */
const STATE_NAMINGS: Readonly<Record<StateNaming, Row>> = {
  stateBucket: { kind: "S3 bucket", of: ({ state }) => (state ? [state.bucket] : []) },
  lockTable: { kind: "DynamoDB table", of: ({ state }) => (state ? [state.lockTable] : []) },
  stateChangesRule: { kind: "event rule", of: ({ state }) => (state ? [names.stateChangesRule(state.bucket)] : []) },
  stateAccessPolicy: { kind: "IAM policy", of: ({ place, state }) => (state ? [names.stateAccessPolicy(place)] : []) },
  githubRole: {
    kind: "IAM role",
    of: ({ place, state, servesGithub }) =>
      state && servesGithub ? GITHUB_ROLES.map((role) => names.githubRole(place, role)) : [],
  },
};

/** Every name of what clients share in one region of an environment. */
export function namesOfTarget(target: NamedTarget): Iterable<MadeName> {
  return namesIn(NAMINGS, target);
}

/** Every name of what keeps an environment's states, where they are kept in this region. */
export function namesOfState(target: NamedTarget): Iterable<MadeName> {
  return namesIn(STATE_NAMINGS, target);
}

function copied({ replicaRegion, copiesAll, state }: NamedTarget): readonly CopiedBucketType[] {
  if (replicaRegion === undefined) return [];
  return [...(copiesAll ? ALL_SHARED_BUCKETS : (["apm-config"] as const)), ...(state ? (["state"] as const) : [])];
}

function bucketOf(type: CopiedBucketType, { place, state }: NamedTarget): string {
  return type === "state" ? state!.bucket : names.sharedBucket(place, type);
}
