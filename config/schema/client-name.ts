import { words } from "../reading/words";

/** A DNS label without double hyphens (S3-20). */
export const CLIENT_NAME = /^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/;

/** What a client's name looks like, in words. */
export const CLIENT_NAME_ADVICE =
  "lower-case letters, digits and single hyphens, from a letter on, not ending in a hyphen";

/** Leaves room for the names that are made from it. */
export const LONGEST_CLIENT_NAME = 40;

/** Names that mean something else in an address, a prefix, a tag or a command. */
const RESERVED: ReadonlySet<string> = new Set(words`
  shared default all none terraform fleet client clients kubernetes istio
  bootstrap foundation platform database compute cluster-services observability
  logs traces metrics audit-logs apm-config state lock-table alerts
  production staging development constructor prototype
  former-clusters foundation-state platform-state database-state compute-state cluster-services-state
  parent debian auto-tagger cost-analyzer access-analyzer backend
`);

/** Whether a name can be a client's, as far as its letters and its length go. */
export function isClientName(name: string): boolean {
  return CLIENT_NAME.test(name) && name.length <= LONGEST_CLIENT_NAME;
}

/** Whether a name stands for something else already, here or at AWS. */
export function isReservedName(name: string): boolean {
  return RESERVED.has(name) || /^(aws|amazon|amzn|xn--|sthree|eks-)/.test(name);
}
