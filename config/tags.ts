import type { Client, Platform, Target } from "./fleet";

/** Tags of a resource; AWS's own type is the same. */
export type Tags = Readonly<Record<string, string>>;

/** The tags that bills are split by (S3-124): who pays, for whom, where. */
export const COST_ALLOCATION_TAGS = ["Client", "CostCenter", "Environment"] as const;

/** What the provider puts on everything (X-06: no key of these stands on a resource too). */
export function defaultTags(target: Target, layer: string): Tags {
  return {
    Project: target.project,
    Environment: target.environment,
    Region: target.region,
    Layer: layer,
    ManagedBy: "Terraform",
  };
}

/** What every resource of a client carries besides its Name (S3-123), for all documents alike (S0-35, C-12). */
export function clientTags(client: Client): Tags {
  const { clientCode, tier, metadata } = client;
  return {
    Client: client.name,
    ClientCode: clientCode,
    CostCenter: metadata.costCenter,
    BusinessUnit: metadata.businessUnit,
    Tier: tier,
    // AWS refuses commas in tags (M-68).
    ...(metadata.compliance.length > 0 ? { Compliance: metadata.compliance.join("+") } : {}),
  };
}

/** The same keys on what no single client owns, so that cost reports leave nothing out. */
export function sharedTags(platform: Platform): Tags {
  return {
    Client: "shared",
    ClientCode: "SHARED",
    CostCenter: platform.costCenter,
    BusinessUnit: platform.businessUnit,
    Tier: "shared",
  };
}
