import type { Construct } from "constructs";

import { clusterRequests } from "../config/capacity/cluster-requests";
import { releasedCharts } from "../config/chart-settings";
import type { Client, Fleet } from "../config/fleet";
import { names } from "../config/names";
import type { RolePurpose } from "../config/catalogue/name-purposes";
import { observabilitySizes } from "../config/capacity/observability-sizes";
import type { Tags } from "../config/tags";
import { AlertsTopic } from "../modules/alerts/alerts-topic";
import { ClientObservability } from "../modules/observability/client-observability";
import type { AlertingProps, ClientObservabilityProps } from "../modules/observability/observability-props";
import { connectCluster } from "./cluster-connections";
import type { ClientClusterFacts, ClientObservabilityFacts, ClientZoneFacts } from "./contracts";
import type { FactReader } from "./stack/facts";

/** What the layer has that this part of it needs. */
export interface ClusterSurroundings {
  readonly fleet: Fleet;
  readonly kmsKeyArn: string;
  readonly cluster: FactReader<ClientClusterFacts>;
  readonly zone: FactReader<ClientZoneFacts>;
  readonly tags: Tags;
}

/** What watches a client's cluster, and what others are told of it (S3-87…S3-95). */
export function watchCluster(scope: Construct, client: Client, around: ClusterSurroundings): ClientObservabilityFacts {
  const { target } = around.fleet;
  const providers = connectCluster(scope, target, client.name, around.cluster);
  const alerting = alertingProps(scope, client, around);
  const props = { ...observabilityProps(client, around), providers, alerting };
  const { namespace, grafanaService, addresses } = new ClientObservability(scope, "cluster", props);
  return {
    namespace,
    grafana_service: grafanaService,
    otlp_endpoint: addresses.otlp,
    prometheus_url: addresses.prometheus,
    loki_url: addresses.loki,
  };
}

/** The client and the operators hear of alerts: by mail through a server or, without one, through a topic; and in Slack. */
function alertingProps(
  scope: Construct,
  client: Client,
  { fleet, kmsKeyArn, tags }: ClusterSurroundings,
): AlertingProps {
  const { email, slack, smtp } = fleet.platform.alerting;
  const { contactEmail } = client.metadata;
  const emailAddresses = [...new Set([contactEmail, email])];
  const common = { emailAddresses, slack, kmsKeyArns: [kmsKeyArn] };
  if (smtp) return { ...common, smtp };
  const topic = new AlertsTopic(scope, "alerts", {
    topicName: names.clusterAlertsTopic(fleet.target, client.name),
    displayName: `${client.name} cluster`,
    place: fleet.target,
    kmsKeyArn,
    // One address subscribes once.
    emailAddresses: { operators: email, ...(contactEmail === email ? {} : { client: contactEmail }) },
    eventRules: false,
    tags,
  });
  return { ...common, snsTopicArn: topic.topicArn };
}

function observabilityProps(
  client: Client,
  { fleet, zone, tags }: ClusterSurroundings,
): Omit<ClientObservabilityProps, "providers" | "alerting"> {
  const { target, platform } = fleet;
  const { observability, clusterServices } = platform;
  const part = (type: "logs" | "traces" | "metrics") => ({
    bucketName: names.sharedBucket(target, type),
    prefix: names.clientPrefix(type, client.name),
    kmsKeyArn: platform.sharedStorage.kmsKeyArn,
  });
  const role = (purpose: RolePurpose): string => names.role(target, client.name, purpose);
  return {
    client: client.name,
    clusterName: names.cluster(target, client.name),
    charts: releasedCharts("observability", platform),
    roleNames: {
      prometheus: role("prometheus"),
      alertmanager: role("alertmanager"),
      grafana: role("grafana"),
      loki: role("loki"),
      tempo: role("tempo"),
      "fluent-bit": role("fluent-bit"),
      thanos: role("thanos"),
    },
    storageClassName: zone(({ storage_class_name }) => storage_class_name),
    sizes: observabilitySizes(client, platform),
    requests: clusterRequests(client.tier),
    buckets: { logs: part("logs"), traces: part("traces"), metrics: part("metrics") },
    remoteWriteUrl: observability.remoteWriteUrl,
    istio: clusterServices.enableIstioServiceMesh,
    watched: watchedOutside(client, fleet),
    place: target,
    tags,
  };
}

/** What of the client's lies outside its cluster and is on its dashboards all the same. */
function watchedOutside(client: Client, { target }: Fleet): ClientObservabilityProps["watched"] {
  const { storage, database, name } = client;
  const machine = names.machine(target, name, "postgres");
  const roles = storage.enableDedicatedBuckets ? storage.roles : [];
  const machines = [`${machine}-primary`, ...(database.replicaEnabled ? [`${machine}-replica`] : [])];
  return {
    bucketNames: roles.map((each) => names.clientBucket(target, name, each)),
    databaseMachines: database.enabled ? machines : [],
  };
}
