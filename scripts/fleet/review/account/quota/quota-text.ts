import { ACCOUNT_QUOTAS } from "../../../../../config/catalogue/account-quotas";
import { plural } from "../../../../../config/catalogue/plural";
import { QUOTAS_FOLDER } from "../../../../../config/known-quotas";
import { enumerated } from "../../../terminal/enumerated";
import { table } from "../../../terminal/table";
import type { QuotaChange } from "./quota-change";
import { amountText, isShort, roomSentence, type QuotaRoom } from "./quota-room";

/** What was counted, and what could not be. */
export interface Counted {
  readonly targets: readonly { readonly environment: string; readonly region: string }[];
  /** Instance types whose vCPUs are not known here. */
  readonly uncounted: readonly string[];
  /** Accounts that Service Quotas could not be asked about. */
  readonly unread: readonly string[];
}

/** Needs beside limits, the fullest of each place first, and what to ask for. */
export function roomsText(rooms: readonly QuotaRoom[], counted: Counted): string {
  const rows = byPlace(rooms).map((room) => [placeOf(room), room.of, amountText(room), ...limitCells(room)]);
  return lines(table(["WHERE", "QUOTA", "NEED", "HAS", "ASK FOR"], rows), rooms, counted);
}

/** What a change takes more or less of. */
export function changesText(changes: readonly QuotaChange[], counted: Counted): string {
  if (changes.length === 0) return ["As much of every quota as before.", ...notesOf(changes, counted)].join("\n");
  const rows = byPlace(changes).map((change) => {
    return [placeOf(change), change.of, amountText(change.before), amountText(change), ...limitCells(change)];
  });
  return lines(table(["WHERE", "QUOTA", "BEFORE", "NEED", "HAS", "ASK FOR"], rows), changes, counted);
}

function lines(shown: string, rooms: readonly QuotaRoom[], counted: Counted): string {
  const wishes = byPlace(rooms).filter(({ standing }) => standing !== "fits");
  return [
    shown,
    "",
    ...wishes.map((room) => `${placeOf(room)}: ${roomSentence(room)}${whenOf(room)}`),
    ...(wishes.length > 0 ? [""] : []),
    ...notesOf(rooms, counted),
  ].join("\n");
}

function notesOf(rooms: readonly QuotaRoom[], { targets, uncounted, unread }: Counted): string[] {
  const defaults = rooms.some(({ from }) => from === "default");
  const of = targets.map(({ environment, region }) => `${environment} in ${region}`);
  return [
    `Counted: ${plural(targets.length, "target")} (${enumerated(of)}); what an account holds besides is not known.`,
    ...(defaults
      ? [`* is AWS's default for a new account: --live, --from or ${QUOTAS_FOLDER} tell what the account has.`]
      : []),
    ...(uncounted.length > 0 ? [`Not counted: vCPUs of ${enumerated(uncounted)}, which are not known here.`] : []),
    ...unread.map((account) => `Not asked: account ${account}, which the credentials are not of.`),
  ];
}

function limitCells({ limit, from, code, ask }: QuotaRoom): string[] {
  const wish = ask === undefined ? "" : code === undefined ? "not raised" : `${code} >= ${ask}`;
  return [`${limit}${from === "default" ? "*" : ""}`, wish];
}

function whenOf(room: QuotaRoom): string {
  if (isShort(room)) return ", before anything is deployed";
  if (room.standing === "full") return ", before anything else needs one";
  return room.standing === "when-grown" ? ", before clusters grow" : "";
}

function placeOf({ account, region }: QuotaRoom): string {
  return region === undefined ? account : `${account} ${region}`;
}

function byPlace<T extends QuotaRoom>(rooms: readonly T[]): T[] {
  const order = Object.keys(ACCOUNT_QUOTAS);
  const full = ({ most, limit }: T): number => (limit === 0 ? Infinity : most / limit);
  const compare = (a: T, b: T): number => {
    const [here, there] = [placeOf(a), placeOf(b)];
    if (here !== there) return here < there ? -1 : 1;
    const more = full(b) - full(a);
    return Number.isFinite(more) && more !== 0 ? more : order.indexOf(a.quota) - order.indexOf(b.quota);
  };
  return [...rooms].sort(compare);
}
