import { createHash } from "node:crypto";

import { compare } from "../../../../config/reading/compare";
import type { KnownClient } from "./client-places";
import type { Scenes } from "./scenes";
import type { KindReport } from "./sweep";
import type { SweepKind } from "./sweep-scene";

/** Something that is still there, as the certificate has it. */
export interface CertifiedLeftover {
  readonly kind: string;
  /** A region, or `account`. */
  readonly where: string;
  readonly subject: string;
  readonly found: string;
  readonly commands: readonly string[];
}

/** Something that stays on purpose. */
export interface CertifiedKept extends Omit<CertifiedLeftover, "commands"> {
  /** YYYY-MM-DD. */
  readonly until: string;
  readonly because: string;
}

/** What was not looked at, and is therefore not known to be empty. */
export interface NotLookedAt {
  readonly kind: string;
  readonly where: string;
  readonly reason: string;
}

/** What is certified of a client in an account on a day. */
export interface Certificate {
  readonly client: string;
  readonly accountId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Whether nothing is left but what is kept on purpose, and everything was looked at. */
  readonly gone: boolean;
  /** The client's stage in the ledger; null where the ledger lacks it. */
  readonly stage: string | null;
  /** Each `environment region` that was swept. */
  readonly places: readonly string[];
  readonly regions: readonly string[];
  readonly swept: readonly Pick<SweepKind, "id" | "scope" | "looked">[];
  readonly left: readonly CertifiedLeftover[];
  readonly kept: readonly CertifiedKept[];
  readonly notLookedAt: readonly NotLookedAt[];
  /** SHA-256 of everything else, as `canonical` writes it. */
  readonly sha256: string;
}

/** What a certificate is made from. */
export interface CertificateProps {
  readonly known: KnownClient;
  readonly scenes: Scenes;
  readonly kinds: readonly SweepKind[];
  readonly reports: readonly KindReport[];
  /** Places that could not be swept at all. */
  readonly unswept: readonly NotLookedAt[];
}

/** The certificate of a sweep; the same for the same account on the same day. */
export function certificate({ known, scenes, kinds, reports, unswept }: CertificateProps): Certificate {
  const left: CertifiedLeftover[] = [];
  const kept: CertifiedKept[] = [];
  for (const { kind, where, leftovers } of reports) {
    const sorted = [...leftovers].sort((a, b) => compare(a.subject, b.subject));
    for (const { subject, found, commands, kept: stays } of sorted) {
      if (stays === undefined) left.push({ kind, where, subject, found, commands });
      else kept.push({ kind, where, subject, found, ...stays });
    }
  }
  const failed = reports.flatMap(({ kind, where, reason }) => (reason === undefined ? [] : [{ kind, where, reason }]));
  const notLookedAt = [...unswept, ...failed];
  const content = {
    client: known.name,
    accountId: scenes.account.accountId,
    day: scenes.account.today,
    gone: left.length === 0 && notLookedAt.length === 0,
    stage: known.stage ?? null,
    places: [...scenes.account.scopes].sort(compare),
    regions: scenes.regions.map(({ region }) => region),
    swept: kinds.map(({ id, scope, looked }) => ({ id, scope, looked })),
    left,
    kept,
    notLookedAt,
  };
  return { ...content, sha256: createHash("sha256").update(canonical(content)).digest("hex") };
}

/** JSON without spaces, keys in the order of their characters: what `jq -cS` writes, without its newline. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => compare(a, b)))
      : each,
  );
}
