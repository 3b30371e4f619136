import { plural } from "../catalogue/plural";
import { didYouMean } from "../reading/suggest";
import type { Camel, Draft } from "../reading/camel";
import type { Problem } from "../reading/problem";
import { LONGEST_APPROVAL_DAYS, type ApprovalsFile } from "../schema/approvals";

type DraftApproval = Draft<Camel<ApprovalsFile>["approvals"][number]>;

/** The day, and the clients that registry or ledger name. */
interface Known {
  readonly today: string;
  readonly clients: ReadonlySet<string>;
  /** Whether the file says anything at a path, even if it was refused. */
  readonly written: (path: Problem["path"]) => boolean;
}

/** What no single field tells: an approval that covers nothing, is over, lasts too long, or names nobody. */
export function* checkApprovals(approvals: readonly (DraftApproval | undefined)[], known: Known): Iterable<Problem> {
  for (const [index, approval] of approvals.entries()) {
    if (!approval) continue;
    const { written } = known;
    const path = ["approvals", index];
    yield* expiry(approval.expires, [...path, "expires"], known.today);
    const { addresses, clients } = approval;
    if (!written([...path, "addresses"]) && !written([...path, "clients"])) {
      const message = "covers nothing: it has neither addresses nor clients";
      yield {
        path,
        rule: "approval-covers",
        message,
        value: "",
        hint: "clients: everyone declares that all are reached",
      };
    }
    if (known.clients.size === 0) continue;
    for (const [at, name] of Array.isArray(clients) ? (clients as readonly string[]).entries() : [])
      if (!known.clients.has(name)) yield unknownClient(name, [...path, "clients", at], known);
    for (const [at, address] of (addresses ?? []).entries())
      if (address !== undefined) yield* severalClients(address, [...path, "addresses", at], known);
  }
}

function* expiry(expires: string | undefined, path: Problem["path"], today: string): Iterable<Problem> {
  if (expires === undefined) return;
  const rule = "approval-expiry";
  const last = dayAfter(today, LONGEST_APPROVAL_DAYS);
  if (expires > last) {
    const message = `is more than ${LONGEST_APPROVAL_DAYS} days ahead`;
    yield { path, rule, message, hint: `${last} at the latest; renew it then, if it is still needed` };
  } else if (expires < today) {
    yield { path, rule, severity: "warning", message: "is over: it lets nothing pass any more", hint: "take it out" };
  }
}

function unknownClient(name: string, path: Problem["path"], { clients }: Known): Problem {
  const hint = didYouMean(name, [...clients]);
  const message = "is no client that registry or ledger name";
  return { path, rule: "approval-client", severity: "warning", message, ...(hint && { hint }) };
}

/** The client's part of an address ends with `_`: a `*` within it covers whoever's name goes on differently, too. */
function* severalClients(address: string, path: Problem["path"], { clients }: Known): Iterable<Problem> {
  const [, begun] = /^[^.]*\.([^_.*]+)\*/.exec(address) ?? [];
  if (begun === undefined) return;
  const meant = [...clients].filter((name) => name.startsWith(begun)).sort();
  if (meant.length < 2) return;
  const message = `covers ${plural(meant.length, "client")}: ${meant.slice(0, 5).join(", ")}${meant.length > 5 ? ", …" : ""}`;
  const hint = clients.has(begun) ? `for ${begun} alone: ${address.replace("*", "_*")}` : "name each by itself";
  yield { path, rule: "approval-address", severity: "warning", message, hint };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
