import { z } from "zod";

import { CLIENT_STAGE_NAMES, CLIENT_STAGES } from "../catalogue/client-stages";
import { cidr, privateCidr } from "./address-fields";
import { checked, day, phrase } from "./fields";
import { LONGEST_VPC_PREFIX } from "../derived/subnets";
import { environment } from "./placement";
import { NEW_ALLOCATION } from "./snippets";

/** Any number of lines that say something. */
const notes = checked(z.string().max(4096), (value) =>
  value.trim() === "" ? { rule: "text", message: "is blank" } : undefined,
);

const allocation = {
  vpc_cidr: privateCidr(16, LONGEST_VPC_PREFIX, "cidr-size", "the same bounds as in clients.yaml").describe(
    "The block as clients.yaml has it.",
  ),
  region: z.string().describe("AWS region the block is used in."),
  environment: environment().describe("Environment the block is used in."),
  allocated_date: day().describe("Day the block was given out."),
  notes: notes.optional().describe("Why, for whom, by whom."),
};

const subnetList = (kind: string) =>
  z.array(cidr()).optional().describe(`Blocks of the ${kind} subnets, zone by zone.`);

/** One client's blocks (S3-22). */
const entry = z.strictObject({
  ...allocation,
  status: z
    .enum(CLIENT_STAGE_NAMES)
    .default("active")
    .describe(CLIENT_STAGE_NAMES.map((stage) => `${stage}: ${CLIENT_STAGES[stage].meaning}.`).join(" ")),
  paused_date: day().optional().describe("Day the client was switched off; needed while it is paused."),
  offboarding_date: day().optional().describe("Day on which it was decided that the client leaves; needed meanwhile."),
  decommissioned_date: day().optional().describe("Day the client was gone; needed for a tombstone."),
  subnets: z
    .strictObject({ public: subnetList("public"), private: subnetList("private"), eks: subnetList("EKS") })
    .optional()
    .describe("Optional record of the subnet blocks; must be the ones that are computed."),
  also_in: z.array(z.strictObject(allocation)).default([]).describe("Blocks of the client's further deployments."),
});

/** cidr-registry.yaml: who owns which address block, since when, why. */
export const ledgerFile = z.strictObject({
  clients: z
    .record(z.string(), entry)
    .describe("Every client that has, had or will have a block, by name.")
    .meta({ defaultSnippets: [NEW_ALLOCATION] }),
  reserved: z
    .array(
      z.strictObject({
        cidr: cidr().describe("A block no client may touch."),
        reason: phrase(256).describe("Who uses it; shown to whoever asks for it."),
      }),
    )
    .default([])
    .describe("Blocks that belong to somebody else: offices, other clouds, peers."),
});

/** What the ledger decodes to, in the file's own spelling. */
export type LedgerFile = z.output<typeof ledgerFile>;
