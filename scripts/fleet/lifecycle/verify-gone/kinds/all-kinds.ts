import type { SweepKind } from "../sweep-scene";
import { buckets, prefixes } from "./buckets";
import { certificates } from "./certificates";
import { EC2_KINDS } from "./ec2-kinds";
import { identityProviders, instanceProfiles, policies, roles } from "./identities";
import { keys } from "./keys";
import { loadBalancers } from "./load-balancers";
import { NAMED_KINDS } from "./named-kinds";
import { secrets } from "./secrets";
import { snapshotPolicies } from "./snapshot-policies";
import { locks, states } from "./states";
import { tagged } from "./tagged";
import { delegations, zones } from "./zones";

/** Everything that a sweep looks for, in the order of its report: what keeps something else from going comes before it. */
export const SWEEP_KINDS: readonly SweepKind[] = [
  loadBalancers,
  ...NAMED_KINDS,
  snapshotPolicies,
  ...EC2_KINDS,
  secrets,
  certificates,
  delegations,
  zones,
  roles,
  instanceProfiles,
  policies,
  identityProviders,
  buckets,
  prefixes,
  keys,
  tagged,
  states,
  locks,
];
