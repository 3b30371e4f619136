import type { S3Client } from "@aws-sdk/client-s3";

import type { Finding } from "../../../../config/reading/finding";
import { placeOf, type ApmContext } from "./apm-context";
import { backupConfig, type Backup } from "../backup/backup-config";
import { checkConfig } from "../validate/check-config";
import { checkHealth, type Health } from "../health/check-health";
import { CONFIG_TYPES, type ConfigType } from "../config-type";
import { listBackups, listConfigs, type ListedConfig } from "../list/list-configs";
import { objectCache, type CacheProps, type CacheStats } from "./object-cache";
import { objectStore, type RemoveOptions } from "./object-store";
import type { StoredObject } from "./stored-object";
import { operationLog, type OperationLog } from "./operation-log";
import { operationMetrics, type MetricsSnapshot } from "./operation-metrics";
import { operationRecorder } from "./operation-recorder";
import { applyPromotion, type PromotionOptions } from "../promote/apply-promotion";
import { finishPromotion } from "../promote/finish-promotion";
import { findJournal, takeOver, type HeldJournal } from "../promote/journal";
import { planPromotion, type PromotionPlan } from "../promote/plan-promotion";
import { rollBackPromotion, type RolledBack } from "../promote/roll-back-promotion";
import { pushConfig, type PushOptions, type Pushed } from "../push/push-config";
import { planRestore, restoreConfig, type RestorePlan, type Restored } from "../restore/restore-config";
import { planSync, syncConfigs, type SyncFile, type Synced } from "../sync/sync-configs";
import type { MultipartProps } from "./upload-object";
import { warmUp, type WarmedUp } from "./warm-up";

/** Whose configurations, where, and how they are kept; everything but the first four has the documented default. */
export interface ApmStoreProps {
  /** From `apmS3`, or any client that reaches the bucket. */
  readonly s3: S3Client;
  readonly bucket: string;
  readonly client: string;
  readonly environment: string;
  /** What the client keeps; default all seven. */
  readonly types?: readonly ConfigType[];
  /** Encrypts with this key; default S3's own (S2-06). */
  readonly kmsKeyArn?: string;
  readonly gzipAboveBytes?: number;
  readonly multipart?: MultipartProps;
  readonly cache?: CacheProps;
  /** Default: only what ends the process. */
  readonly log?: OperationLog;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * One client's configurations in one environment, as a library for programs that run on: its cache, warm-up and metrics are
 * for these; commands, which do one thing and end, only pass through them. Errors are `ApmError`s.
 */
export interface ApmStore {
  /** What its flows work with, for the other store of a promotion. */
  readonly context: ApmContext;
  /** Every problem of a configuration; reads and writes nothing. */
  validate(type: ConfigType, content: Buffer, file: string): readonly Finding[];
  push(type: ConfigType, content: Buffer, options?: PushOptions): Promise<Pushed>;
  /** The current configuration, or one of its versions; with `cached`, as it was at most five minutes ago (S2-22). */
  pull(type: ConfigType, options?: { readonly versionId?: string; readonly cached?: boolean }): Promise<StoredObject>;
  list(): Promise<ListedConfig[]>;
  backups(type?: ConfigType): Promise<ListedConfig[]>;
  backup(type: ConfigType): Promise<Backup>;
  planRestore(backupKey: string): Promise<RestorePlan>;
  restore(plan: RestorePlan): Promise<Restored>;
  /** Deletes a current configuration; its versions stay, unless one is named (S2-03, S2-08). */
  remove(type: ConfigType, options?: RemoveOptions): Promise<void>;
  /** Reads and checks everything that a promotion into this store would write; writes nothing (S2-26). */
  planPromotion(source: ApmStore): Promise<PromotionPlan>;
  /** All of the plan, or nothing of it. */
  promote(plan: PromotionPlan, options?: PromotionOptions): Promise<void>;
  /** What a promotion into this store that did not come to its end has left. */
  unfinishedPromotion(): Promise<HeldJournal | undefined>;
  finishPromotion(source: ApmStore, journal: HeldJournal): Promise<void>;
  rollBackPromotion(journal: HeldJournal): Promise<RolledBack>;
  /** What `sync` would do to each file; writes nothing. */
  plan(files: readonly SyncFile[]): Promise<Synced["files"]>;
  sync(files: readonly SyncFile[], options?: { readonly dryRun?: boolean }): Promise<Synced>;
  health(): Promise<Health>;
  metrics(): MetricsSnapshot;
  resetMetrics(): void;
  cacheStats(): CacheStats;
  /** Reads the current configurations into the cache. */
  prefetch(types?: readonly ConfigType[]): Promise<WarmedUp>;
  /** Ends what runs in the background. */
  stop(): void;
}

/** Makes a store. */
export function apmStore(props: ApmStoreProps): ApmStore {
  const context = contextOf(props);
  const { objects, cache, metrics, bucket } = context;
  return {
    context,
    validate: checkConfig,
    push: (type, content, options) => pushConfig(context, type, content, options),
    pull: (type, options) => objects.get(placeOf(context, type), options),
    list: () => listConfigs(context),
    backups: (type) => listBackups(context, type),
    backup: (type) => backupConfig(context, type),
    planRestore: (key) => planRestore(context, key),
    restore: (plan) => restoreConfig(context, plan),
    remove: (type, options) => objects.remove(placeOf(context, type), options),
    planPromotion: (source) => planPromotion(source.context, context),
    promote: (plan, options) => applyPromotion(context, plan, options),
    unfinishedPromotion: () => findJournal(context),
    finishPromotion: (source, journal) => finishPromotion(source.context, context, journal),
    rollBackPromotion: async (journal) => rollBackPromotion(context, await takeOver(context, journal)),
    plan: (files) => planSync(context, files),
    sync: (files, options) => syncConfigs(context, files, options),
    health: () => checkHealth(context),
    metrics: () => metrics.snapshot(),
    resetMetrics: () => metrics.reset(),
    cacheStats: () => cache.stats(),
    prefetch: (types = context.types) =>
      warmUp(objects, { frequentFiles: { [bucket]: types.map((type) => placeOf(context, type).key) } }),
    stop: () => cache.stop(),
  };
}

function contextOf({ s3, bucket, client, environment, types = CONFIG_TYPES, ...props }: ApmStoreProps): ApmContext {
  const { log = operationLog("fatal"), now = Date.now } = props;
  const metrics = operationMetrics();
  const cache = objectCache(props.cache);
  const record = operationRecorder({ log, metrics, now });
  const objects = objectStore({ ...props, s3, record, cache });
  return { s3, bucket, client, environment, types, objects, cache, record, metrics, log, now };
}
