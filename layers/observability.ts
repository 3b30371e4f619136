import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";

import { arns } from "../config/catalogue/arns";
import type { Client, Fleet } from "../config/fleet";
import type { InventorySource } from "../config/catalogue/storage/function-environments";
import { INVENTORY_NAME, INVENTORY_PREFIX } from "../config/catalogue/storage/inventory";
import { uploadEndings } from "../config/catalogue/storage/upload-endings";
import { objectLifecycle } from "../config/derived/object-lifecycle";
import { replicatedRoles } from "../config/derived/replicated-roles";
import { names } from "../config/names";
import type { Tags } from "../config/tags";
import { holdsObjects, type StorageRole } from "../config/catalogue/storage/storage-roles";
import { STORAGE_ROLES } from "../modules/client-storage/storage-role";
import {
  functionArchive,
  FUNCTIONS,
  type FunctionArchive,
  type FunctionName,
} from "../modules/storage-insights/function-archive";
import type { CostControlProps } from "../modules/storage-insights/cost-control";
import { StorageInsights } from "../modules/storage-insights/storage-insights";
import { UploadEvents } from "../modules/storage-insights/upload-events";
import type { WatchedBucket } from "../modules/storage-insights/watched-bucket";
import { connectFormerClusters } from "./cluster-connections";
import type { ClientObservabilityFacts, Contracts } from "./contracts";
import { Layer, type LayerProps } from "./layer";
import { watchCluster } from "./observability-cluster";

/** What the functions print is looked at while a report is fresh; a year is what security checks ask for. */
const FUNCTION_LOG_RETENTION_DAYS = 365;

/** A bucket that has grown to 100 GB is worth a look, whatever the client pays for (S1-24). */
const REMARKABLE_BYTES = 107_374_182_400;

type Archives = Readonly<Record<FunctionName, FunctionArchive>>;

/** Layer 06: what watches a client: its cluster (S3-87…S3-95), and its storage: alarms, upload events, cost control (S4-33). */
export class Observability extends Layer {
  private readonly fleet: Fleet;
  private readonly archives: Archives | undefined;

  constructor(scope: Construct, props: LayerProps) {
    super(scope, "observability", props);
    this.fleet = props.fleet;
    const clients = props.clients.filter((client) => client.eks.enabled || objectRoles(client).length > 0);
    this.archives = clients.some(buysCostControl) ? this.buildArchives() : undefined;
    const facts = this.eachClient(clients, (client, scope, tags) => this.client(client, scope, tags));
    this.publish("client_observability", facts);
    this.aside("former-clusters", (scope) =>
      connectFormerClusters(scope, props, (...former) => this.readIfThere("client_clusters", ...former)),
    );
  }

  /** All clients run the same code, and Terraform's assets are written at the end of the synth: one of each, here. */
  private buildArchives(): Archives {
    const archives = FUNCTIONS.map((name): [FunctionName, FunctionArchive] => {
      const { path, sourceCodeHash } = functionArchive(name);
      const asset = new TerraformAsset(this, name, { path, type: AssetType.FILE });
      return [name, { path: asset.path, sourceCodeHash }];
    });
    return Object.fromEntries(archives) as Archives;
  }

  private client(client: Client, scope: Construct, tags: Tags): Pick<Contracts, "client_observability"> {
    const kmsKeyArn = this.read("clients", client.name)(({ kms_key_arn }) => kms_key_arn);
    const insights = objectRoles(client).length > 0 ? this.insights(client, scope, kmsKeyArn, tags) : undefined;
    const { costControl } = insights ?? {};
    return {
      client_observability: {
        ...(client.eks.enabled && this.cluster(client, scope, kmsKeyArn, tags)),
        ...this.uploadEvents(client, scope, kmsKeyArn, tags),
        ...(insights && { dashboard_url: insights.dashboardUrl }),
        ...(costControl && {
          alert_topic_arn: costControl.alertTopicArn,
          function_names: costControl.functionNames,
          ...this.bucketFacts(client),
        }),
      },
    };
  }

  private cluster(client: Client, scope: Construct, kmsKeyArn: string, tags: Tags): ClientObservabilityFacts {
    return watchCluster(scope, client, {
      fleet: this.fleet,
      kmsKeyArn,
      cluster: this.read("client_clusters", client.name),
      zone: this.read("client_zones", client.name),
      tags,
    });
  }

  /** Uploads wait in a queue for the client's own applications, which no document describes (S1-17). */
  private uploadEvents(client: Client, scope: Construct, kmsKeyArn: string, tags: Tags): ClientObservabilityFacts {
    const endings = uploadEndings(client.storage.notifySuffixes);
    if (!objectRoles(client).includes("input") || endings.length === 0) return {};
    const { target } = this;
    const { queueUrl } = new UploadEvents(scope, "uploads", {
      bucketName: names.clientBucket(target, client.name, "input"),
      keyPrefix: "uploads/",
      ruleNames: Object.fromEntries(endings.map((ending) => [ending, names.uploadRule(target, client.name, ending)])),
      queueName: names.queue(target, client.name, "uploads"),
      deadLetterQueueName: names.queue(target, client.name, "uploads-dead-letters"),
      kmsKeyArn,
      alarmTopicArn: this.target.alertsTopicArn,
      place: this.target,
      tags,
    });
    return { upload_queue_url: queueUrl };
  }

  private insights(client: Client, scope: Construct, kmsKeyArn: string, tags: Tags): StorageInsights {
    const { target } = this;
    return new StorageInsights(scope, "insights", {
      dashboardName: names.storageDashboard(target, client.name),
      buckets: objectRoles(client).map((role) => this.watched(client, role)),
      alarmTopicArn: target.alertsTopicArn,
      costControl: buysCostControl(client) ? this.costControl(client, kmsKeyArn) : undefined,
      place: target,
      tags,
    });
  }

  private costControl(client: Client, kmsKeyArn: string): CostControlProps {
    const { costOptimization } = client.storage;
    return {
      names: this.costControlNames(client.name),
      archives: this.archives!,
      clientTag: client.name,
      inventory: this.inventory(client),
      departments: costOptimization.departments,
      autoTagging: costOptimization.autoTagging,
      sizeThresholdBytes: costOptimization.sizeAlarmBytes,
      requestsPerHourThreshold: costOptimization.hourlyRequestAlarm,
      reportedRequestsPerHour: costOptimization.accessReportThreshold,
      emailAddress: costOptimization.alertEmail ?? this.fleet.platform.alerting.email,
      kmsKeyArn,
      logRetentionDays: FUNCTION_LOG_RETENTION_DAYS,
    };
  }

  private costControlNames(client: string): CostControlProps["names"] {
    const { target } = this;
    const forEach = (name: (purpose: FunctionName) => string): Record<FunctionName, string> =>
      Object.fromEntries(FUNCTIONS.map((each) => [each, name(each)])) as Record<FunctionName, string>;
    return {
      topic: names.storageTopic(target, client),
      deadLetterQueue: names.queue(target, client, "insights-dead-letters"),
      functions: forEach((purpose) => names.storageFunction(target, client, purpose)),
      roles: forEach((purpose) => names.role(target, client, purpose)),
      rules: {
        "auto-tagger": names.storageRule(target, client, "auto-tagger"),
        "cost-analyzer": names.storageRule(target, client, "monthly-cost-report"),
        "access-analyzer": names.storageRule(target, client, "daily-access-analysis"),
      },
    };
  }

  /** The data bucket of a client that buys cost control has a limit of the client's own, in place of the one of images. */
  private watched(client: Client, role: StorageRole): WatchedBucket {
    return {
      bucketName: names.clientBucket(this.target, client.name, role),
      purpose: STORAGE_ROLES[role].purpose,
      lifecycle: objectLifecycle(client, role),
      ...(role === "data" && buysCostControl(client) ? {} : { remarkableSizeBytes: REMARKABLE_BYTES }),
    };
  }

  private inventory({ name, storage }: Client): InventorySource | undefined {
    if (!storage.costOptimization.inventory || !storage.roles.includes("inventory")) return undefined;
    const bucketName = names.clientBucket(this.target, name, "inventory");
    return { bucketName, prefix: INVENTORY_PREFIX, configurationName: INVENTORY_NAME };
  }

  /** Names that document 004 exports; the main bucket is the one for data. */
  private bucketFacts(client: Client): ClientObservabilityFacts {
    const { storage } = client;
    const main = names.clientBucket(this.target, client.name, "data");
    const hasMain = storage.roles.includes("data");
    const inventory = this.inventory(client);
    const replicated = replicatedRoles(client).includes("data");
    return {
      ...(hasMain && { main_bucket_name: main, main_bucket_arn: arns.bucket(this.target, main) }),
      ...(replicated && { replica_bucket_name: names.replicaBucket(main) }),
      ...(inventory && { inventory_bucket_name: inventory.bucketName }),
      cost_optimization_features: {
        intelligent_tiering: enabled(hasMain && storage.costOptimization.intelligentTiering),
        lifecycle_policies: "enabled",
        s3_inventory: enabled(inventory !== undefined),
        cloudwatch_alarms: "enabled",
        auto_tagging: enabled(storage.costOptimization.autoTagging),
        cross_region_replication: enabled(replicated),
        request_metrics: "enabled",
      },
    };
  }
}

/** The client's own buckets that hold objects of its applications. */
function objectRoles({ storage }: Client): StorageRole[] {
  return storage.enableDedicatedBuckets ? storage.roles.filter(holdsObjects) : [];
}

function buysCostControl(client: Client): boolean {
  return client.storage.costOptimization.enabled && objectRoles(client).length > 0;
}

function enabled(on: boolean): "enabled" | "disabled" {
  return on ? "enabled" : "disabled";
}
