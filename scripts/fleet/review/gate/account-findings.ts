import { QUOTAS_FOLDER } from "../../../../config/known-quotas";
import type { AccountChange } from "../account/account-change";
import { needsAsking, roomSentence, type QuotaRoom } from "../account/quota/quota-room";
import type { Sides } from "../sides/open-sides";
import { budgetFindings } from "./budget-findings";
import type { GateFinding } from "./verdict";

/** Notes and refusals about what a change takes of the account and costs, for those who have a budget. */
export function accountFindings(account: AccountChange, { base, head }: Pick<Sides, "base" | "head">): GateFinding[] {
  const budgets = { before: base.fleet?.clients ?? [], after: head.fleet.clients };
  return [...quotaFindings(account), ...budgetFindings(account.costs, budgets)];
}

/** Notes of quotas that a change takes all of, or more, and what is wrong with the saved ones. */
function quotaFindings({ quotas, problems }: AccountChange): GateFinding[] {
  const short = quotas.filter((change) => needsAsking(change, change.before));
  return [
    ...short.map((change): GateFinding => {
      const reason = `${roomSentence(change)}${whose(change)}.`;
      return { rule: "quota-reached", severity: "note", reason, todo: todoOf(change) };
    }),
    ...problems.map(({ file, line, column, message }): GateFinding => {
      const reason = `${file} can't be used: it ${message}.`;
      const source = `${file}:${line}:${column}`;
      return { rule: "unreadable", severity: "refused", source, reason, todo: "npx fleet quota tells more." };
    }),
  ];
}

function whose({ from, account, region }: QuotaRoom): string {
  const place = region === undefined ? account : `${account} in ${region}`;
  return from === "account" ? `, as ${place} has it` : `, by AWS's default for ${place}`;
}

function todoOf({ service, code, ask, region, from }: QuotaRoom): string {
  if (code === undefined) return "Put fewer of them into one place: Service Quotas gives no more.";
  const place = region === undefined ? "" : ` --region ${region}`;
  const call = `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${ask}${place}`;
  return from === "account" ? call : `${call}; or save what the account has in ${QUOTAS_FOLDER}.`;
}
