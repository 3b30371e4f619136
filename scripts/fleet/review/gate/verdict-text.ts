import { plural } from "../../../../config/catalogue/plural";
import type { Paint } from "../../../../config/reading/render-finding";
import { enumerated } from "../../terminal/enumerated";
import { equalFindings } from "./equal-findings";
import type { GateFinding, Verdict } from "./verdict";
import { isStopping } from "./verdict-of";

/** Of equal findings so many addresses are shown; `--json` has all. */
const ADDRESSES = 3;

/** A verdict for a terminal: findings that say the same stand once, with the clients and addresses that they are about. */
export function verdictText({ ok, findings }: Verdict, paint: Paint): string {
  const groups = equalFindings(findings);
  return [
    ...groups.map((group, at) => groupText(group, groups[at - 1]?.[0], paint)),
    summaryOf(ok, findings, paint),
    "",
  ].join("\n");
}

/** What is to be done stands with the first of those for which it is the same. */
function groupText(group: readonly GateFinding[], before: GateFinding | undefined, paint: Paint): string {
  const { rule, reason, todo, approvedBy } = group[0]!;
  return [
    `${headOf(group[0]!, paint)} ${paint.bold(rule)}${aboutOf(group)}`,
    `  ${reason}`,
    ...addressesOf(group).map((line) => `  ${paint.dim(line)}`),
    ...(approvedBy
      ? [`  approved by ${approvedBy.owner} until ${approvedBy.expires}: ${approvedBy.reason}`]
      : before?.todo === todo
        ? []
        : [`  ${paint.bold("do:")} ${todo}`]),
    "",
  ].join("\n");
}

function headOf(finding: GateFinding, paint: Paint): string {
  if (isStopping(finding)) return paint.error("refused");
  return finding.approvedBy ? paint.warning("approved") : "note";
}

/** " for acme", " for 41 clients: acme, globex and 39 more". */
function aboutOf(group: readonly GateFinding[]): string {
  const owners = [...new Set(group.flatMap(({ owner }) => owner ?? []))].sort();
  if (owners.length === 0) return "";
  return owners.length > ADDRESSES
    ? ` for ${plural(owners.length, "client")}: ${enumerated(owners, ADDRESSES)}`
    : ` for ${enumerated(owners)}`;
}

function addressesOf(group: readonly GateFinding[]): string[] {
  const places = group.map(placeOf).filter((place) => place !== "");
  const more = places.length - ADDRESSES;
  return more > 1 ? [...places.slice(0, ADDRESSES), `and ${more} more`] : places;
}

function placeOf({ stack, address, attribute, source }: GateFinding): string {
  const within = attribute === undefined ? "" : ` (${attribute})`;
  if (stack === undefined) return source ?? "";
  return `${stack}${address === undefined ? "" : `: ${address}`}${within}`;
}

function summaryOf(ok: boolean, findings: readonly GateFinding[], paint: Paint): string {
  const stopping = findings.filter(isStopping).length;
  const approved = findings.filter(({ approvedBy }) => approvedBy).length;
  const notes = findings.length - stopping - approved;
  const counts = [
    ...(approved > 0 ? [plural(approved, "finding") + " approved"] : []),
    ...(notes > 0 ? [plural(notes, "note")] : []),
  ];
  const rest = counts.length > 0 ? `; ${counts.join(", ")}` : "";
  return ok
    ? `${paint.bold("Passed")}: nothing stands in the way${rest}.`
    : `${paint.error("Refused")}: ${plural(stopping, "finding")} to be mended or approved${rest}.`;
}
