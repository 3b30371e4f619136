import { z } from "zod";

import { APPROVABLE_RULES, GATE_RULES } from "../catalogue/gate-rules";
import { didYouMean } from "../reading/suggest";
import { checked, day, distinct, patterned, phrase } from "./fields";
import { NEW_APPROVAL } from "./snippets";

/** Shorter than this is no reason: "ok", "see PR". */
const SHORTEST_REASON = 10;

/** An approval that outlives a quarter is a rule that nobody looks at any more. */
export const LONGEST_APPROVAL_DAYS = 90;

/** Stands for every client, whoever that will be. */
const EVERYONE = "everyone";

const rule = checked(z.string(), (id) => {
  if (APPROVABLE_RULES.some((each) => each === id)) return undefined;
  if (Object.hasOwn(GATE_RULES, id)) return { rule: "approval-rule", message: "is a rule that no approval lifts" };
  const hint = didYouMean(id, APPROVABLE_RULES) ?? `rules that an approval lifts: ${APPROVABLE_RULES.join(", ")}`;
  return { rule: "approval-rule", message: "is no rule of the gate", hint };
}).meta({ enum: [...APPROVABLE_RULES] });

const address = patterned(
  "approval-address",
  /^[A-Za-z0-9_.*[\]"-]{1,512}$/,
  "must be an address as in a plan, with * for any text: aws_ebs_volume.acme_*",
);

const clients = z.union([z.literal(EVERYONE), distinct(z.string().min(1), 1)], {
  error: `must be a list of clients, each once, or the word ${EVERYONE}`,
});

const approval = z.strictObject({
  rule: rule.describe("Rule of the gate that it lifts."),
  addresses: distinct(address, 1)
    .optional()
    .describe(
      "Addresses that it covers, as the gate names them; * is any text. Default: all of the clients that it names.",
    ),
  clients: clients
    .optional()
    .describe(
      "Clients that it covers, or everyone: then the verdict says so. Default: whoever has the addresses that it names.",
    ),
  reason: phrase(500)
    .min(SHORTEST_REASON)
    .describe("Why it may happen, for whoever reads the verdict: a sentence, a ticket."),
  owner: phrase(256).describe("Who answers for it: a person or a team."),
  expires: day().describe(`Last day on which it counts: ${LONGEST_APPROVAL_DAYS} days from today at most.`),
});

/** config/approvals.yaml: what may happen although the gate would refuse it. */
export const approvalsFile = z.strictObject({
  approvals: z
    .array(approval)
    .describe("Exceptions from the gate's rules, each written, dated and owned.")
    .meta({ defaultSnippets: [NEW_APPROVAL] }),
});

/** What the approvals decode to. */
export type ApprovalsFile = z.output<typeof approvalsFile>;
