import { z } from "zod";

const STACK = z.object({
  /** `stackDigest` of the stack that was planned. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** `textDigest` of the plan's file; without one there is no plan. */
  plan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Of Terraform or OpenTofu. */
  terraform: z.string(),
  /** When it was planned, in UTC. */
  time: z.iso.datetime(),
  /** 0 planned, 1 failed, 130 interrupted. */
  exit: z.int(),
  /** The stacks below that must be applied before this one can be planned. */
  waitsFor: z.array(z.string()).optional(),
});

/** `plans.json`, which `fleet plan` writes beside the plans: what each was made from. */
export const PLANS_MANIFEST = z.object({
  version: z.literal(1),
  target: z.object({ environment: z.string(), region: z.string(), account: z.string() }),
  mode: z.enum(["normal", "refresh-only"]),
  stacks: z.record(z.string(), STACK),
});

/** What the plans of a folder were made from. */
export type PlansManifest = z.infer<typeof PLANS_MANIFEST>;

/** The manifest's name in the folder of plans. */
export const MANIFEST_FILE = "plans.json";
