import { z } from "zod";

const CHANGE = z.looseObject({
  actions: z.array(z.string()).min(1),
  before: z.unknown(),
  after: z.unknown(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.unknown().optional(),
});

const RESOURCE = z.looseObject({
  address: z.string().min(1),
  previous_address: z.string().optional(),
  mode: z.enum(["managed", "data"]),
  type: z.string().min(1),
  name: z.string().min(1),
  index: z.union([z.string(), z.number()]).optional(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: CHANGE,
});

/** As far as it is read, the JSON that `terraform show -json` makes of a saved plan. */
export const PLAN_DOCUMENT = z.looseObject({
  format_version: z.string(),
  terraform_version: z.string().optional(),
  errored: z.boolean().optional(),
  /** OpenTofu doesn't say. */
  complete: z.boolean().optional(),
  resource_changes: z.array(RESOURCE).optional(),
  resource_drift: z.array(RESOURCE).optional(),
  output_changes: z.record(z.string(), z.looseObject({ actions: z.array(z.string()) })).optional(),
  deferred_changes: z.array(z.unknown()).optional(),
  /** Since Terraform 1.14: what a provider does beside changes, such as to stop a machine. */
  action_invocations: z.array(z.unknown()).optional(),
  deferred_action_invocations: z.array(z.unknown()).optional(),
});

/** A plan, as `terraform show -json` tells it. */
export type PlanDocument = z.infer<typeof PLAN_DOCUMENT>;

/** What a plan does at one address, or finds changed there. */
export type PlannedResource = z.infer<typeof RESOURCE>;
