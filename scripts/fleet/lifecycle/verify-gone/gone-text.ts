import { plural } from "../../../../config/catalogue/plural";
import { table } from "../../terminal/table";
import type { Certificate } from "./certificate";

/** What is left with what removes it, what is kept, and what was not looked at; nothing where there is none of it. */
export function goneText({ left, kept, notLookedAt }: Certificate): string[] {
  return [
    ...(left.length > 0
      ? [
          table(
            ["LEFT", "WHERE", "WHAT", "FOUND BY"],
            left.map((each) => [each.kind, each.where, each.subject, each.found]),
          ),
        ]
      : []),
    ...(left.some(({ commands }) => commands.length > 0) ? ["", "What removes it:"] : []),
    ...left.flatMap(({ commands }) => commands.map((command) => `  ${command}`)),
    ...(kept.length > 0
      ? [
          ...(left.length > 0 ? [""] : []),
          table(
            ["KEPT", "WHERE", "WHAT", "UNTIL", "BECAUSE"],
            kept.map((each) => [each.kind, each.where, each.subject, each.until, each.because]),
          ),
        ]
      : []),
    ...(notLookedAt.length > 0
      ? [
          ...(left.length + kept.length > 0 ? [""] : []),
          table(
            ["NOT LOOKED AT", "WHERE", "WHY"],
            notLookedAt.map(({ kind, where, reason }) => [kind, where, reason]),
          ),
        ]
      : []),
  ];
}

/** The end in a sentence: what was swept, and what came of it. */
export function goneSummary({ client, accountId, regions, left, kept, notLookedAt, gone }: Certificate): string {
  const where = `account ${accountId} (${regions.join(", ")})`;
  const stays = kept.length > 0 ? `, but ${plural(kept.length, "thing")} kept on purpose` : "";
  if (gone) return `Nothing of ${client} is left in ${where}${stays}.`;
  const missing = notLookedAt.length > 0 ? `; ${plural(notLookedAt.length, "look")} failed` : "";
  return `${plural(left.length, "thing")} of ${client} left in ${where}${stays}${missing}`;
}
