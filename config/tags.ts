import { COST_TAGS } from "./catalogue/cost-tags";
import type { Client, Platform, Target } from "./fleet";

/** Tags of a resource; AWS's own type is the same. */
export type Tags = Readonly<Record<string, string>>;

/** What the provider puts on everything (X-06: no key of these stands on a resource too), tags of the platform's owner among it (S0-27). */
export function defaultTags(target: Target, layer: string): Tags {
  return {
    ...target.commonTags,
    Project: target.project,
    [COST_TAGS.environment]: target.environment,
    Region: target.region,
    Layer: layer,
    ManagedBy: "Terraform",
  };
}

/**
 * All tags at once, for what AWS or a cluster makes and the provider never sees: nodes and their disks, volumes of pods, load balancers. They are
 * the largest part of a bill.
 */
export function allTags(target: Target, layer: string, tags: Tags): Tags {
  return { ...defaultTags(target, layer), ...tags };
}

/** What every resource of a client carries besides its Name (S3-123), for all documents alike (S0-35, C-12). */
export function clientTags(client: Client): Tags {
  const { clientCode, tier, metadata } = client;
  return {
    [COST_TAGS.client]: client.name,
    ClientCode: clientCode,
    [COST_TAGS.costCenter]: metadata.costCenter,
    BusinessUnit: metadata.businessUnit,
    Tier: tier,
    // AWS refuses commas in tags (M-68).
    ...(metadata.compliance.length > 0 ? { Compliance: metadata.compliance.join("+") } : {}),
  };
}

/** The code of what no single client owns. */
export const SHARED_CLIENT_CODE = "SHARED";

/** The same keys on what no single client owns, so that cost reports leave nothing out. */
export function sharedTags(platform: Platform): Tags {
  return {
    [COST_TAGS.client]: "shared",
    ClientCode: SHARED_CLIENT_CODE,
    [COST_TAGS.costCenter]: platform.costCenter,
    BusinessUnit: platform.businessUnit,
    Tier: "shared",
  };
}
