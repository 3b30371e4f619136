import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";

import type { Client, Fleet, Platform } from "../config/fleet";
import { names, STATE_PREFIX } from "../config/names";
import {
  ALL_SHARED_BUCKETS,
  SHARED_BUCKETS,
  type AnySharedBucket,
  type SharedBucket,
} from "../config/catalogue/name-purposes";
import { COST_TAGS } from "../config/catalogue/cost-tags";
import { sharedTags, type Tags } from "../config/tags";
import { AlertsTopic } from "../modules/alerts/alerts-topic";
import { CostAllocationTags } from "../modules/cost-allocation-tags";
import { EncryptionKey } from "../modules/encryption-key";
import { backendParameters, Parameters } from "../modules/state-backend/parameters";
import { StateBackend } from "../modules/state-backend/state-backend";
import { Bucket } from "../modules/storage/bucket";
import type { BucketProps } from "../modules/storage/bucket-props";
import { DataEventsTrail, trailStatements } from "../modules/storage/data-events-trail";
import { APM_CONFIG_ADDRESSES, forget } from "./bootstrap-kept";
import { githubsElsewhere, serveGithub } from "./bootstrap-github";
import { replicate, replicationRoleArn, type Replicas } from "./bootstrap-replicas";
import { Layer, type LayerProps } from "./layer";
import { deletionWindowInDays, mfaProtection } from "./protection";

/** What each shared bucket is for, as its Purpose tag says. */
const PURPOSES: Readonly<Record<AnySharedBucket, string>> = {
  logs: "Application and infrastructure logs",
  traces: "Distributed traces",
  metrics: "Long-term metrics",
  "audit-logs": "Audit and access logs",
  "apm-config": "apm-config",
};

/**
 * What must exist before any layer (S3-23, S3-98): the state bucket and its lock table in the home region, and in every
 * region the four buckets that clients share by prefix, with alarms and a topic that hears of them.
 */
export class Bootstrap extends Layer {
  private readonly platform: Platform;
  private readonly tags: Tags;
  private readonly auditLogs: Bucket;
  private readonly replicas: Replicas | undefined;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "bootstrap", props);
    this.platform = props.fleet.platform;
    this.tags = sharedTags(this.platform);

    this.replicas = this.regionOfReplicas(props.fleet);
    const alertsTopicArn = this.alertsTopic();
    this.auditLogs = this.sharedBucket("audit-logs", this.auditLogSettings());
    const buckets: Record<SharedBucket, Bucket> = {
      "audit-logs": this.auditLogs,
      logs: this.sharedBucket("logs", this.dataSettings(this.platform.retention.logsDays)),
      traces: this.sharedBucket("traces", this.dataSettings(this.platform.retention.tracesDays)),
      metrics: this.sharedBucket("metrics", this.dataSettings(this.platform.retention.metricsDays)),
    };
    this.recordDataEvents();
    const apmConfig = props.fleet.clients.some(keepsApmConfig) ? this.apmConfigBucket() : undefined;
    const state = this.isHome ? this.stateBackend(alertsTopicArn) : undefined;
    if (this.isHome) serveGithub(this, this.target, this.tags);
    forget(this, [...(apmConfig ? [] : APM_CONFIG_ADDRESSES), ...githubsElsewhere(this.target)]);
    if (this.isHome && this.target.costAllocationTags)
      new CostAllocationTags(this, "cost-allocation-tags", { tagKeys: Object.values(COST_TAGS) });
    this.publishNames(buckets, props.fleet);
    this.publishCompliance({ ...(state && { state }), ...buckets, ...(apmConfig && { "apm-config": apmConfig }) });
  }

  /** Copies are destroyed through the provider of their region, also once the setting names another or none. */
  private regionOfReplicas({ replicaRegions }: Fleet): Replicas | undefined {
    const { target, tags } = this;
    const { replicaRegion: region } = target;
    const provider = region === undefined ? undefined : this.providers.in(region);
    this.keepProviders(replicaRegions);
    return provider && { region: region!, provider, target, tags };
  }

  /** One state bucket and one lock table serve all regions of an environment (C-26). */
  private get isHome(): boolean {
    return this.target.region === this.target.homeRegion;
  }

  private alertsTopic(): string {
    if (!this.target.ownsAlertsTopic) return this.target.alertsTopicArn;
    const { environment, region } = this.target;
    const key = new EncryptionKey(this, "alerts-key", {
      aliasName: names.bootstrapKeyAlias(this.target),
      description: `Encrypts alerts of ${environment} in ${region}`,
      deletionWindowInDays: deletionWindowInDays(this.target),
      snsPublishers: true,
      place: this.target,
      tags: this.tags,
    });
    new AlertsTopic(this, "alerts", {
      topicName: names.alertsTopic(this.target),
      kmsKeyArn: key.keyArn,
      emailAddress: this.platform.alerting.email,
      place: this.target,
      tags: this.tags,
    });
    // The ARN is known before the topic exists, so that every layer names the same one without reading it.
    return this.target.alertsTopicArn;
  }

  /** The end of every access-log chain, and so without one of its own (C-27, C-28). */
  private auditLogSettings(): Partial<BucketProps> {
    const { retention } = this.platform;
    // The apm-config bucket may log here before it exists, so that no client changes what the others share (G4).
    const shared = ALL_SHARED_BUCKETS.filter((type) => type !== "audit-logs").map((type) =>
      names.sharedBucket(this.target, type),
    );
    return {
      retentionDays: retention.auditLogsDays,
      standardIaDays: retention.auditLogsStandardIaDay,
      glacierDays: retention.auditLogsGlacierDay,
      deepArchiveDays: retention.auditLogsDeepArchiveDay,
      accessLogSources: {
        bucketNames: this.isHome ? [this.target.stateBucket, ...shared] : shared,
      },
      policyStatements: this.recordsDataEvents
        ? trailStatements(
            this.target,
            names.sharedBucket(this.target, "audit-logs"),
            names.dataEventsTrail(this.target),
          )
        : undefined,
    };
  }

  private get recordsDataEvents(): boolean {
    return this.target.s3DataEvents !== "none";
  }

  /** One trail for all clients, by how names of buckets begin, so that none of them changes it (G4). */
  private recordDataEvents(): void {
    if (!this.recordsDataEvents) return;
    new DataEventsTrail(this, "data-events", {
      trailName: names.dataEventsTrail(this.target),
      bucketName: this.auditLogs.bucketName,
      bucketPolicy: this.auditLogs.policy,
      watchedPrefix: names.bucketPrefix(this.target),
      // The cluster tools' buckets see thousands of requests a minute, and nobody's data.
      ignoredBucketNames: SHARED_BUCKETS.map((type) => names.sharedBucket(this.target, type)),
      writesOnly: this.target.s3DataEvents === "writes",
      place: this.target,
      tags: this.tags,
    });
  }

  private dataSettings(retentionDays: number): Partial<BucketProps> {
    const { intelligentTiering, kmsKeyArn } = this.platform.sharedStorage;
    return { retentionDays, intelligentTiering, kmsKeyArn, accessLogTarget: this.auditLogs };
  }

  /** Where clients keep their monitoring's configuration, once one of them does (S2-20, S2-27, C-27). */
  private apmConfigBucket(): Bucket {
    return this.sharedBucket("apm-config", {
      kmsKeyArn: this.platform.sharedStorage.kmsKeyArn,
      accessLogTarget: this.auditLogs,
      mfaProtection: mfaProtection(this.target),
    });
  }

  /** Only deploy and break-glass roles reach the states, and what copies them; nobody is kept out without such roles (M-61). */
  private get stateRestriction(): BucketProps["restriction"] {
    const { deployRoleArns, breakGlassRoleArns, github } = this.target;
    const planning = github ? [github.planRoleArn] : [];
    const copying = this.replicas ? [replicationRoleArn(this.target, "state")] : [];
    const roleArns = [...deployRoleArns, ...planning, ...copying];
    return deployRoleArns.length > 0 ? { roleArns, breakGlassRoleArns } : undefined;
  }

  private sharedBucket(type: AnySharedBucket, settings: Partial<BucketProps>): Bucket {
    const bucketName = names.sharedBucket(this.target, type);
    const copied = type === "apm-config" || this.platform.sharedStorage.replication;
    return new Bucket(this, type, {
      bucketName,
      replication:
        copied && this.replicas
          ? replicate(this, { type, bucketName, prefix: `${type}/`, settings }, this.replicas)
          : undefined,
      purpose: type,
      place: this.target,
      requestMetrics: this.platform.sharedStorage.requestMetrics,
      eventBridge: true,
      tags: { ...this.tags, Purpose: PURPOSES[type] },
      ...settings,
    });
  }

  private stateBackend(alertsTopicArn: string): Bucket {
    const { stateBucket, lockTable, stateKmsKeyArn } = this.target;
    const protection = {
      kmsKeyArn: stateKmsKeyArn,
      mfaProtection: mfaProtection(this.target),
      restriction: this.stateRestriction,
    };
    const state = { type: "state" as const, bucketName: stateBucket, prefix: STATE_PREFIX, settings: protection };
    const backend = new StateBackend(this, "state", {
      ...protection,
      bucketName: stateBucket,
      tableName: lockTable,
      accessPolicyName: names.stateAccessPolicy(this.target),
      changesRuleName: names.stateChangesRule(stateBucket),
      keyPrefix: STATE_PREFIX,
      replication: this.replicas && replicate(this, state, this.replicas),
      preventDestroy: this.platform.state.preventDestroy,
      monitoring: this.platform.state.monitoring,
      accessLogTarget: this.auditLogs,
      place: this.target,
      tags: this.tags,
      alertsTopicArn,
    });
    new TerraformOutput(this, "access_policy_arn", { value: backend.accessPolicyArn });
    return backend.bucket;
  }

  private publishNames(buckets: Readonly<Record<SharedBucket, Bucket>>, { clients }: Fleet): void {
    const { stateBucket, lockTable, homeRegion } = this.target;
    const bucketNames = Object.fromEntries(SHARED_BUCKETS.map((type) => [type, buckets[type].bucketName]));
    new Parameters(this, "parameters", {
      namePrefix: names.parameterPrefix(this.target),
      values: backendParameters({
        bucketName: stateBucket,
        tableName: lockTable,
        region: homeRegion,
        observabilityBucketNames: bucketNames,
      }),
      tags: this.tags,
    });
    new TerraformOutput(this, "backend_bucket_name", { value: stateBucket });
    new TerraformOutput(this, "dynamodb_table_name", { value: lockTable });
    new TerraformOutput(this, "observability_buckets", { value: bucketNames });
    new TerraformOutput(this, "client_prefixes", { value: clientPrefixes(clients) });
  }

  /** What an auditor asks of every bucket (S0-19). */
  private publishCompliance(buckets: Readonly<Record<string, Bucket>>): void {
    const status = Object.entries(buckets).map(([name, { compliance }]) => [name, compliance]);
    new TerraformOutput(this, "compliance_status", { value: Object.fromEntries(status) as object });
  }
}

/** Which part of each shared bucket is whose: the layout exists as names, S3 has no folders (S3-34). */
function clientPrefixes(clients: readonly Client[]): Record<string, Record<string, string>> {
  const prefixes = clients.map((client): [string, Record<string, string>] => {
    const types = keepsApmConfig(client) ? ALL_SHARED_BUCKETS : SHARED_BUCKETS;
    return [client.name, Object.fromEntries(types.map((type) => [type, names.clientPrefix(type, client.name)]))];
  });
  return Object.fromEntries(prefixes);
}

function keepsApmConfig({ apm }: Client): boolean {
  return apm.configStore;
}
