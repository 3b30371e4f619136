import { plural } from "../../../../../config/catalogue/plural";
import { countsByClient, countsText, totalOf } from "../counts";
import type { Block, Line } from "../document/block";
import type { Review } from "../review";
import { clientNames } from "./names";

/** The first lines: whether the change may go on, and what it is about. */
export function verdictSection({ verdict, changes, target, base, head }: Review): Block[] {
  const refused = verdict.findings.filter(({ severity, approvedBy }) => severity === "refused" && !approvedBy);
  const approved = verdict.findings.filter(({ approvedBy }) => approvedBy);
  const word: Line = verdict.ok
    ? [`✅ Allowed${approved.length > 0 ? `, with ${plural(approved.length, "approval")}` : ""}`]
    : [`⛔ Refused: ${plural(refused.length, "finding")}`];
  return [
    { kind: "heading", level: 2, line: word },
    { kind: "paragraph", line: [...summaryOf(changes), " ", ...placeOf({ target, base, head })] },
  ];
}

function summaryOf(changes: Review["changes"]): Line {
  const counts = countsByClient(changes);
  const clients = counts.flatMap(({ client }) => (client === undefined ? [] : [client]));
  const total = countsText(totalOf(counts.flatMap(({ layers }) => [...layers.values()])));
  const rest =
    changes.outputs.length + changes.settings.length + changes.stacks.added.length + changes.stacks.removed.length;
  if (counts.length === 0) return [rest > 0 ? "No resource changes, only what is around them." : "Nothing changes."];
  if (clients.length === 0) return ["Only what all clients share changes: ", { strong: total }, "."];
  const shared = counts.length > clients.length ? " and what all share" : "";
  return [
    { strong: plural(clients.length, "client") },
    ` (${clientNames(clients)})${shared}: `,
    { strong: total },
    ".",
  ];
}

function placeOf({ target, base, head }: Pick<Review, "target" | "base" | "head">): Line {
  return [{ strong: target.environment }, ` in ${target.region}, ${head} compared with `, { code: base }, "."];
}
