import { z } from "zod";

import { DEFAULT_KUBERNETES_VERSION } from "../catalogue/kubernetes-versions";
import type { AddOnPage } from "../catalogue/workloads/add-on-page";
import type { AddOnName } from "../catalogue/workloads/add-on-versions";
import { ADD_ON_PAGES } from "../catalogue/workloads/eks-add-ons";
import { cidr, privateCidr } from "./address-fields";
import { arn } from "./arn-field";
import { addOnVersion, kubernetesVersion, secretName, tagText } from "./aws-fields";
import { email, hostAndPort, zoneName } from "./domain-fields";
import { distinct, patterned, phrase } from "./fields";
import { environment } from "./placement";
import { environmentSettings, roleArns } from "./platform-environment";
import { github } from "./platform-github";
import { retention } from "./platform-retention";
import { clusterServices, observability } from "./platform-services";

type AddOnVersionFields = Readonly<Record<AddOnName, z.ZodOptional<z.ZodString>>>;

const addOnVersionOf = ({ title }: AddOnPage): z.ZodOptional<z.ZodString> =>
  addOnVersion()
    .optional()
    .describe(`Version of ${title} in every cluster. Default: the tested one for the cluster's Kubernetes version.`);

const addOnVersions = z.strictObject(
  Object.fromEntries(
    Object.entries(ADD_ON_PAGES).map(([name, page]) => [name, addOnVersionOf(page)]),
  ) as AddOnVersionFields,
);

const kubernetes = z.strictObject({
  version: kubernetesVersion()
    .default(DEFAULT_KUBERNETES_VERSION)
    .describe(
      `Kubernetes minor version of clients without one of their own, in quotes. Default "${DEFAULT_KUBERNETES_VERSION}".`,
    ),
  support_type: z
    .enum(["STANDARD", "EXTENDED"])
    .default("STANDARD")
    .describe("EXTENDED keeps a version a year longer at six times the price. Default STANDARD."),
  add_on_versions: addOnVersions
    .default({})
    .describe("EKS add-on versions other than this project's choice for the cluster's Kubernetes version."),
  service_ipv4_cidr: privateCidr(12, 24, "service-cidr", "EKS takes a private block between /12 and /24")
    .default("172.20.0.0/16")
    .describe(
      "Addresses of Kubernetes services in every cluster. No client network may overlap it; fixed once a cluster exists.",
    ),
  public_access: z
    .boolean()
    .default(true)
    .describe("Whether the API endpoint is also reachable from management_cidr_blocks. Default true."),
  management_cidr_blocks: distinct(cidr())
    .default([])
    .describe("Public blocks from which operators reach the API endpoints, 40 at most. Never the whole internet."),
  admin_role_arns: roleArns.default([]).describe("Roles that get administrator access to every cluster."),
});

/** config/platform.yaml: what all clients share. */
export const platformFile = z.strictObject({
  project: patterned(
    "project-name",
    /^(?!xn--|sthree-|amzn-s3-demo-)[a-z][a-z0-9-]{0,28}[a-z0-9]$/,
    "must be 2 to 30 lower-case letters, digits and hyphens, from a letter on, and no prefix S3 keeps for itself",
  ).describe("Prefix of all bucket names. Fixed once bootstrap has run."),
  cost_center: tagText().default("Shared").describe("CostCenter tag of what no single client owns. Default Shared."),
  business_unit: tagText()
    .default("Platform")
    .describe("BusinessUnit tag of what no single client owns. Default Platform."),
  common_tags: z
    .record(z.string(), tagText())
    .default({})
    .describe(
      "Further tags of everything that is made, for example Team: Platform. None of the project's own keys. Changing them rolls nodes, a few at a time. Default none.",
    ),
  default_target: z
    .strictObject({
      environment: environment().describe("One of the environments below."),
      region: z.string().describe("One of that environment's regions."),
    })
    .describe(
      "What a synth is for unless ENVIRONMENT (or TF_VAR_environment) and AWS_REGION say otherwise, and where clients run that don't say.",
    ),
  environments: z
    .strictObject({
      production: environmentSettings.optional().describe("Where clients serve their users."),
      staging: environmentSettings.optional().describe("Where changes are rehearsed."),
      development: environmentSettings.optional().describe("Where changes are made."),
    })
    .describe("One AWS account each, or one for several."),
  state: z
    .strictObject({
      layout: z
        .enum(["layer", "client"])
        .default("layer")
        .describe(
          "layer: one state per layer, all clients in it. client: one state per layer and client, so that plans, locks and failures stay with one client. Default layer.",
        ),
      use_lockfile: z
        .boolean()
        .default(true)
        .describe("Take S3's lock file as well as the DynamoDB lock. Default true."),
      // The documented inputs of the states' place (S0-20).
      prevent_destroy: z
        .boolean()
        .default(true)
        .describe("Whether Terraform refuses to destroy the state bucket and the lock table. Default true."),
      monitoring: z
        .boolean()
        .default(true)
        .describe(
          "Alarms on throttled locks and on refused requests to the states, and a message for every change of a state. Default true.",
        ),
      generate_backend_configs: z
        .boolean()
        .default(true)
        .describe("Whether fleet provision writes backend files for Terraform without CDKTF. Default true."),
      backend_config_path: patterned(
        "folder",
        /^(\.\/)?[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/,
        "must be a folder within the project, such as ./backends/aws",
      )
        .default("./backends/aws")
        .describe("Folder of backend files; environment and region are folders below it. Default ./backends/aws."),
    })
    .prefault({})
    .describe("How Terraform's state is divided and locked."),
  kubernetes: kubernetes.prefault({}).describe("What all clusters have in common."),
  retention: retention.prefault({}).describe("How long logs, traces and metrics are kept."),
  shared_storage: z
    .strictObject({
      intelligent_tiering: z
        .boolean()
        .default(false)
        .describe(
          "Let S3 move logs, traces and metrics between access tiers, in place of fixed transitions. Default false.",
        ),
      replication: z
        .boolean()
        .default(false)
        .describe("Copy logs, traces, metrics and audit logs to the environment's replica_region, too. Default false."),
      request_metrics: z
        .boolean()
        .default(true)
        .describe("CloudWatch request metrics on every shared bucket. Default true."),
      kms_key_arn: arn("key")
        .optional()
        .describe(
          "KMS key for logs, traces and metrics. audit-logs receives access logs, which S3 writes with its own encryption only. Default: AES256.",
        ),
    })
    .prefault({})
    .describe("The buckets for logs, traces, metrics and audit logs, one each per region."),
  dns: z
    .strictObject({
      // Documents name two zones, so no source names one (C-03).
      parent_zone: zoneName().describe("Zone under which every client gets its own: {client}.{parent_zone}."),
      create_root_placeholder: z
        .boolean()
        .default(true)
        .describe("Put a TXT record at the client zone's apex. Default true."),
    })
    .describe("Names clients are reached by."),
  alerting: z
    .strictObject({
      email: email().describe("Receives every alarm."),
      slack: z
        .strictObject({
          channel: patterned(
            "slack-channel",
            /^#(?=.*[a-z0-9])[a-z0-9_-]{1,79}$/,
            "must be a channel such as #alerts",
          ).describe("Channel that alarms are posted to, in quotes because of the #."),
          webhook_secret_name: secretName().describe(
            "Name of the secret in AWS Secrets Manager that holds the webhook's URL.",
          ),
        })
        .optional()
        .describe("Slack channel, and the name of the secret that holds its webhook."),
      smtp: z
        .strictObject({
          smarthost: hostAndPort().describe("Mail server that every cluster's alerts are sent through, with its port."),
          from: email().describe("Sender of alerts."),
          username: phrase(256).describe("User name at the mail server."),
          password_secret_name: secretName().describe(
            "Name of the secret in AWS Secrets Manager that holds the password, as plain text.",
          ),
        })
        .optional()
        .describe(
          "Mail server for alerts of clusters. Default: they go through an SNS topic, which needs no password.",
        ),
    })
    .describe("Who hears of alarms."),
  github: github
    .optional()
    .describe(
      "GitHub repository whose workflows may plan and deploy: bootstrap makes an identity provider and two roles. Default: none.",
    ),
  cluster_services: clusterServices.prefault({}).describe("What runs in every cluster, and in which version."),
  observability: observability.prefault({}).describe("What watches every cluster, and in which version."),
});

/** What the platform settings decode to, in the file's own spelling. */
export type PlatformFile = z.output<typeof platformFile>;
