import pMap from "p-map";

import { EXIT } from "../../terminal/exit";
import { awsFailure } from "../../aws/failure";
import { whyUnknown } from "../../verify/verdict";
import type { Leftover, SweepKind, SweepScene } from "./sweep-scene";

/** What came of one kind in one region, or in the account. */
export interface KindReport {
  readonly kind: string;
  /** The region, or `account`. */
  readonly where: string;
  readonly leftovers: readonly Leftover[];
  /** Why it was not looked at; undefined where it was. */
  readonly reason?: string;
}

/** Looks under way at once. */
const CONCURRENCY = 12;

/** Looks for every kind in every region; one that can't be looked at keeps no other from it (G13). Only reads. */
export async function sweep(
  kinds: readonly SweepKind[],
  account: SweepScene,
  regions: readonly SweepScene[],
): Promise<KindReport[]> {
  const looks = kinds.flatMap((kind) =>
    kind.scope === "account"
      ? [{ kind, scene: account, where: "account" }]
      : regions.map((scene) => ({ kind, scene, where: scene.region })),
  );
  const failures: Error[] = [];
  const reports = await pMap(
    looks,
    async ({ kind, scene, where }): Promise<KindReport> => {
      try {
        return { kind: kind.id, where, leftovers: (await kind.look(scene)).leftovers };
      } catch (error) {
        if (!isOfAws(error)) throw error;
        failures.push(error);
        return { kind: kind.id, where, leftovers: [], reason: whyUnknown(error, kind.permission) };
      }
    },
    { concurrency: CONCURRENCY },
  );
  const first = failures[0];
  // Where nobody could be asked anything, the caller or the network is what is wrong.
  if (first && failures.length === looks.length && awsFailure(first)?.code === EXIT.environment) throw first;
  return onceEach(kinds, reports);
}

/** AWS's answers, and answers of something in its place that are none of AWS's. */
function isOfAws(error: unknown): error is Error {
  return error instanceof Error && (awsFailure(error) !== undefined || "$response" in error || "$metadata" in error);
}

/**
 * Each thing once: the first kind that has it tells of it, and of types whose tags a kind sees itself, the index of tags
 * only tells what has gone meanwhile.
 */
function onceEach(kinds: readonly SweepKind[], reports: readonly KindReport[]): KindReport[] {
  const told = new Set<string>();
  return reports.map((report) => {
    const leftovers = report.leftovers.filter(({ arn, subject }) => {
      const id = arn ?? `${report.kind} ${subject}`;
      if (told.has(id) || (report.kind === "tagged" && isSeen(arn, report.where, kinds, reports))) return false;
      told.add(id);
      return true;
    });
    return { ...report, leftovers };
  });
}

function isSeen(
  arn: string | undefined,
  where: string,
  kinds: readonly SweepKind[],
  reports: readonly KindReport[],
): boolean {
  const [, , service = "", , , ...rest] = (arn ?? "").split(":");
  const type = `${service}:${rest.join(":")}`;
  const seeing = kinds.find(({ sees = [] }) =>
    sees.some((each) => type.startsWith(`${each}/`) || type.startsWith(`${each}:`)),
  );
  if (seeing === undefined) return false;
  const at = seeing.scope === "account" ? "account" : where;
  return reports.some((report) => report.kind === seeing.id && report.where === at && report.reason === undefined);
}
