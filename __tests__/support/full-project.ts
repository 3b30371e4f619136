import { parseDocument } from "yaml";

import { FILES, type FileName } from "../../config/registry";
import { EXAMPLE, type Files } from "./registry";

/** One value of one file, at a path in the file's own spelling. */
export interface Edit {
  readonly file: FileName;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** A project with some values put in place of what it has, or of nothing. */
export function edited(files: Files, edits: readonly Edit[]): Files {
  const changed: Record<string, string | Buffer> = { ...files };
  for (const { file, path, value } of edits) {
    const document = parseDocument(String(changed[FILES[file]]));
    document.setIn(path, document.createNode(value));
    changed[FILES[file]] = document.toString();
  }
  return changed;
}

const KEY = "arn:aws:kms:us-east-2:123456789012:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
const PRODUCTION = ["environments", "production"];
const platform = (path: readonly string[], value: unknown): Edit => ({ file: "platform", path, value });

/** The example with every optional section of the platform settings and of the ledger filled in: valid, without a warning. */
export const FULL: Files = edited(EXAMPLE, [
  platform(["cost_center"], "CC-SHARED-007"),
  platform(["business_unit"], "Platform"),
  platform(["common_tags"], { Team: "Platform", Cost: "Shared" }),
  platform([...PRODUCTION, "state_bucket"], "ohio-01-states"),
  platform([...PRODUCTION, "lock_table"], "ohio-01-locks"),
  platform([...PRODUCTION, "state_kms_key_arn"], KEY),
  platform([...PRODUCTION, "replica_region"], "us-west-2"),
  platform([...PRODUCTION, "parent_zone"], "ezra.world"),
  platform([...PRODUCTION, "cost_allocation_tags"], true),
  platform([...PRODUCTION, "regions", "us-east-2", "alerts_topic_arn"], "arn:aws:sns:us-east-2:123456789012:on-call"),
  platform([...PRODUCTION, "regions", "us-east-2", "debian_ami_id"], "ami-0a1b2c3d4e5f60718"),
  platform(["kubernetes", "support_type"], "STANDARD"),
  platform(["kubernetes", "service_ipv4_cidr"], "172.20.0.0/16"),
  platform(["kubernetes", "add_on_versions"], { "vpc-cni": "v1.22.4-eksbuild.3", "kube-proxy": "v1.35.3-eksbuild.13" }),
  platform(["kubernetes", "admin_role_arns"], ["arn:aws:iam::123456789012:role/teams/platform-admin"]),
  platform(["shared_storage"], { intelligent_tiering: false, replication: true, request_metrics: true }),
  platform(["alerting", "smtp"], {
    smarthost: "mail.acme.example:587",
    from: "alerts@acme.example",
    username: "alerts",
    password_secret_name: "platform/mail",
  }),
  platform(["cluster_services"], {
    cluster_autoscaler_scale_down_unneeded_time: "10m",
    cluster_autoscaler_scale_down_delay_after_add: "15m",
    cluster_autoscaler_scale_down_utilization_threshold: 0.6,
    external_dns_policy: "upsert-only",
  }),
  platform(["observability"], { remote_write_url: "https://metrics.acme.example:8443/api/v1/write?tenant=ohio" }),
  { file: "clients", path: ["clients", "acme", "security", "key_pair_name"], value: "operators 2026" },
  {
    file: "clients",
    path: ["clients", "acme", "storage", "cost_optimization", "alert_email"],
    value: "bills@acme.example",
  },
  { file: "clients", path: ["clients", "acme", "storage", "service"], value: "Scans" },
  {
    file: "ledger",
    path: ["clients", "hooli"],
    value: {
      vpc_cidr: "10.130.0.0/16",
      region: "us-east-2",
      environment: "staging",
      allocated_date: "2026-08-03",
      status: "reserved",
    },
  },
  {
    file: "ledger",
    path: ["clients", "vandelay"],
    value: {
      vpc_cidr: "10.131.0.0/16",
      region: "us-east-2",
      environment: "production",
      allocated_date: "2026-01-09",
      status: "decommissioned",
      decommissioned_date: "2026-07-31",
    },
  },
]);
