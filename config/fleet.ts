import type { z } from "zod";

import type { AwsPlace } from "./catalogue/aws-place";
import type { Camel } from "./reading/camel";
import type { ClientEntry } from "./registry";
import type { Environment } from "./catalogue/environments";
import type { platformFile } from "./schema/platform";
import type { ZoneSubnets } from "./derived/subnets";

/** Settings that all clients share, as config/platform.yaml has them. */
export type Platform = Camel<z.output<typeof platformFile>>;

/** What one synth is for: one environment in one region, with everything that is fixed about it. */
export interface Target extends AwsPlace {
  readonly project: string;
  readonly environment: Environment;
  /** Region of the state bucket and the lock table. */
  readonly homeRegion: string;
  readonly availabilityZones: readonly string[];
  /** Where copies of the state and configuration buckets are; absent without copies. */
  readonly replicaRegion: string | undefined;
  /** The DNS zone under which every client of this environment has its own. */
  readonly parentZone: string;
  readonly stateBucket: string;
  readonly lockTable: string;
  readonly stateKmsKeyArn: string | undefined;
  /** Roles that alone reach the states, GitHub's with them; empty where everybody may. */
  readonly deployRoleArns: readonly string[];
  readonly breakGlassRoleArns: readonly string[];
  /** What GitHub's jobs may take here; absent where no repository is named. */
  readonly github: GithubAccess | undefined;
  /** Roles that administer every cluster: those that run Terraform, those for emergencies, and operators'. */
  readonly administratorRoleArns: readonly string[];
  /** The image that machines start from; absent for the newest of Debian's own. */
  readonly debianAmiId: string | undefined;
  readonly alertsTopicArn: string;
  /** Whether bootstrap makes the alerts topic, or the platform settings name one. */
  readonly ownsAlertsTopic: boolean;
  /** Whether bootstrap makes bills be split by client (S3-124). */
  readonly costAllocationTags: boolean;
  /** Which requests to objects in this target's buckets CloudTrail records (S1-21). */
  readonly s3DataEvents: "none" | "writes" | "all";
  /** Tags that everything carries besides the project's own (S0-27). */
  readonly commonTags: Readonly<Record<string, string>>;
  /** Where bootstrap keeps its state: on disk for the very first run, in its own bucket afterwards. */
  readonly bootstrapBackend: "local" | "s3";
}

/** Whom an account believes that a job of GitHub's is (`sub` of its token), and the roles that it may take. */
export interface GithubAccess {
  /** GitHub's environment that approves deployments. */
  readonly deploymentEnvironment: string;
  /** Who may take the role that reads: pull requests, and the branch that is deployed. */
  readonly planSubjects: readonly string[];
  /** Who may take the role that deploys: jobs of the deployment environment. */
  readonly deploySubjects: readonly string[];
  readonly planRoleArn: string;
  readonly deployRoleArn: string;
  /** Whether the role that plans reads what is in clusters, secrets among it. */
  readonly plansClusters: boolean;
  /** Whether bootstrap makes the account's identity provider for GitHub, or has it from elsewhere. */
  readonly ownsProvider: boolean;
}

/** A zone of a client's network. */
export interface ClientZone {
  readonly availabilityZone: string;
  readonly subnets: ZoneSubnets;
}

/** One client as it runs in the target. */
export interface Client extends Omit<ClientEntry, "enabled" | "placement" | "alsoIn" | "network" | "eks" | "database"> {
  readonly name: string;
  /** The client's own DNS zone, for example acme.ezra.world. */
  readonly zoneName: string;
  readonly eks: ClientEntry["eks"] & { readonly version: string };
  readonly database: ClientEntry["database"] & { readonly backupVolumeSize: number };
  readonly network: {
    readonly vpcCidr: string;
    readonly natGateways: "per-zone" | "single";
    readonly zones: readonly ClientZone[];
  };
}

/** The frozen configuration of one synth: what layers are made from. */
export interface Fleet {
  readonly platform: Platform;
  readonly target: Target;
  /** Enabled clients of the target, sorted by name: their order in the file says nothing (G4). */
  readonly clients: readonly Client[];
  /**
   * Every client that registry or ledger names, sorted by name, also those that are disabled, elsewhere or gone: what is
   * in their clusters is destroyed through a provider, which has to outlive it.
   */
  readonly namedClients: readonly string[];
  /** Regions that replicas may be in, or have been in before a setting changed: they are destroyed through a provider, too. */
  readonly replicaRegions: readonly string[];
  /** Whether constructs are kept to the end of the synth, as HCL output (SYNTH_HCL_OUTPUT) needs them. */
  readonly keepConstructs: boolean;
}
