import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack } from "cdktf";

import type { Chart } from "../../../config/catalogue/workloads/charts";
import { ClientObservability } from "../../../modules/observability/client-observability";
import {
  CONTAINER_NAMES,
  CONTAINERS as CONTAINERS_OF_ALL,
  type ContainerName,
} from "../../../config/catalogue/workloads/containers";
import type {
  ClientObservabilityProps,
  ObservabilityAccount,
  ObservabilityChart,
  ObservabilitySizes,
} from "../../../modules/observability/observability-props";
import type { Body } from "../../../scripts/fleet/review/model/stack";
import { parseStack, type StackDocument } from "../../support/synth";
import { OHIO } from "../../support/aws-places";

/** A parsed part of a release's values. */
export type Values = Readonly<Record<string, unknown>>;

/** What the two tiers buy (S3-91, S3-92). */
export const SIZES = {
  standard: sizes(1, 50, 7, 45, 20, 168, 20),
  premium: sizes(2, 100, 15, 90, 50, 720, 50),
} satisfies Record<string, ObservabilitySizes>;

/** The charts' versions that this project installs by default. */
export const CHARTS: Readonly<Record<ObservabilityChart, Chart>> = {
  "kube-prometheus-stack": chart(
    "https://prometheus-community.github.io/helm-charts",
    "kube-prometheus-stack",
    "88.5.3",
  ),
  loki: chart("https://grafana-community.github.io/helm-charts", "loki", "18.11.0"),
  tempo: chart("https://grafana-community.github.io/helm-charts", "tempo", "2.2.4"),
  "fluent-bit": chart("https://fluent.github.io/helm-charts", "fluent-bit", "0.58.1"),
  thanos: chart("oci://ghcr.io/thanos-community/helm-charts", "thanos", "0.38.0"),
};

export const TOPIC_ARN = "arn:aws:sns:us-east-2:123456789012:acme-alerts";
export const SLACK = { channel: "#alerts", webhookSecretName: "platform/slack-webhook" };
export const SMTP = {
  smarthost: "email-smtp.us-east-2.amazonaws.com:587",
  from: "alerts@example.com",
  username: "mailer",
  passwordSecretName: "platform/smtp-password",
};

const ACCOUNTS: readonly ObservabilityAccount[] = [
  ...(["prometheus", "alertmanager", "grafana"] as const),
  ...(["loki", "tempo", "fluent-bit", "thanos"] as const),
];
const CONTAINERS = CONTAINER_NAMES.filter(
  (name): name is ContainerName<"observability"> => CONTAINERS_OF_ALL[name].layer === "observability",
);

/** Different numbers, so that none can stand in another's place. */
export const REQUESTS = record(CONTAINERS, (_, index) => ({ cpuMillicores: 10 + index, memoryMib: 100 + index }));

/** A client's observability, synthesized and read back; standard, with a topic for its alerts, unless said otherwise. */
export class SynthesizedObservability {
  readonly observability: ClientObservability;
  readonly document: StackDocument;

  constructor(props: Partial<ClientObservabilityProps> = {}) {
    const stack = new TerraformStack(new App(), "observability");
    new AwsProvider(stack, "aws", { region: "us-east-2" });
    const kubernetes = new KubernetesProvider(stack, "kubernetes", { alias: "acme" });
    const helm = new HelmProvider(stack, "helm", { alias: "acme" });
    this.observability = new ClientObservability(stack, "acme", {
      ...{ client: "acme", clusterName: "acme-production-us-east-2" },
      place: OHIO,
      providers: { kubernetes, helm },
      charts: CHARTS,
      roleNames: record(ACCOUNTS, (account) => `acme-production-us-east-2-${account}`),
      storageClassName: "gp3",
      sizes: SIZES.standard,
      requests: REQUESTS,
      buckets: {
        logs: { bucketName: "p-us-east-2-logs-production", prefix: "logs/client=acme/" },
        traces: { bucketName: "p-us-east-2-traces-production", prefix: "traces/client=acme/" },
        metrics: { bucketName: "p-us-east-2-metrics-production", prefix: "metrics/client=acme/" },
      },
      alerting: { emailAddresses: ["ops@example.com"], snsTopicArn: TOPIC_ARN },
      istio: true,
      watched: { bucketNames: ["acme-data", "acme-input"], databaseMachines: ["acme-postgres"] },
      tags: { Client: "acme" },
      ...props,
    });
    this.document = parseStack(JSON.stringify(stack.toTerraform()));
  }

  /** The resources of a type by id. */
  all(type: string): Readonly<Record<string, Body>> {
    return this.document.resource?.[type] ?? {};
  }

  /** The resource of a type whose id ends so. */
  one(type: string, ending: string): Body {
    const found = Object.entries(this.all(type)).filter(([id]) => withoutHash(id).endsWith(ending));
    if (found.length !== 1) throw new Error(`${found.length} resources of ${type} end in ${ending}`);
    return found[0]![1];
  }

  /** A release, by its name. */
  release(name: string): Body {
    return Object.values(this.all("helm_release")).find((release) => release.name === name)!;
  }

  /** What a chart gets to see, once Terraform has evaluated it. */
  values(name: string): Values {
    const text = (this.release(name).values as string[])[0]!;
    return JSON.parse(text.replaceAll("$${", "${").replaceAll("%%{", "%{")) as Values;
  }

  /** The statements of a service account's role. */
  statements(account: ObservabilityAccount): string {
    const roleName = `acme-production-us-east-2-${account}`;
    const [roleId] = Object.entries(this.all("aws_iam_role")).find(([, role]) => role.name === roleName)!;
    const policy = Object.values(this.all("aws_iam_role_policy")).find(({ role }) => String(role).includes(roleId))!;
    return policy.policy as string;
  }

  /** What a release waits for, by type and the end of its id. */
  dependencies(name: string): string[] {
    return (this.release(name).depends_on as string[]).map(withoutHash);
  }
}

/** A value within values: `prometheus.prometheusSpec.replicas`. */
export function at(values: unknown, path: string): unknown {
  return path.split(".").reduce((value, key) => (value as Values | undefined)?.[key], values);
}

/** CDKTF makes ids unique by eight letters at their end; layers leave them out. */
function withoutHash(id: string): string {
  return id.replace(/_[0-9A-F]{8}$/, "");
}

function record<K extends string, V>(keys: readonly K[], value: (key: K, index: number) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key, index) => [key, value(key, index)])) as Record<K, V>;
}

function chart(repository: string, name: string, version: string): Chart {
  return { repository, name, version };
}

function sizes(
  replicas: number,
  prometheusGib: number,
  prometheusDays: number,
  retentionSizeGb: number,
  grafanaGib: number,
  lokiHours: number,
  lokiGib: number,
): ObservabilitySizes {
  return {
    prometheus: { replicas, retentionDays: prometheusDays, volumeSizeGib: prometheusGib, retentionSizeGb },
    alertmanager: { replicas, volumeSizeGib: 5 },
    grafana: { volumeSizeGib: grafanaGib },
    loki: { retentionHours: lokiHours, volumeSizeGib: lokiGib },
    tempo: { retentionHours: 696, volumeSizeGib: 10 },
    thanos: { retentionDays: 90, volumeSizeGib: 20 },
  };
}
