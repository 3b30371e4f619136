import type { Account } from "../support/emulator/account";

/** What clients have in the account, apart from what it keeps for them when they have gone. */
export interface Belongings {
  /** A client's VPCs, by its Client tag. */
  readonly vpcs: (client: string) => Promise<string[]>;
  /** The VPCs that a client's running machines are in, one for each machine. */
  readonly machines: (client: string) => Promise<string[]>;
  readonly volumes: (client: string) => Promise<string[]>;
  /** The volumes of which a client has snapshots. */
  readonly snapshots: (client: string) => Promise<string[]>;
  /** All clusters of the region. */
  readonly clusters: () => Promise<unknown>;
}

/** Looks at them as another program of the account would. */
export function belongings(account: Account): Belongings {
  const tagged = (action: string, client: string, more: Record<string, string> = {}) =>
    account.ec2(action, { "Filter.1.Name": "tag:Client", "Filter.1.Value.1": client, ...more });
  return {
    vpcs: async (client) => found(await tagged("DescribeVpcs", client), /<vpcId>(vpc-\w+)/g),
    machines: async (client) =>
      // The machine's own VPC, after that of its network interface.
      found(
        await tagged("DescribeInstances", client, RUNNING),
        /<\/monitoring><subnetId>[^<]+<\/subnetId><vpcId>(vpc-\w+)/g,
      ),
    volumes: async (client) => [...new Set(found(await tagged("DescribeVolumes", client), /<volumeId>(vol-\w+)/g))],
    snapshots: async (client) => found(await tagged("DescribeSnapshots", client), /<volumeId>(vol-\w+)/g),
    clusters: async () => (await account.rest("eks", "GET", "/clusters"))?.clusters,
  };
}

const RUNNING = { "Filter.2.Name": "instance-state-name", "Filter.2.Value.1": "running" };

/** What an expression finds in XML, each time. */
function found(document: string, expression: RegExp): string[] {
  return [...document.matchAll(expression)].map(([, value]) => value!);
}
