import { compare } from "../../../../config/reading/compare";
import { literal } from "../../../../config/reading/literal";
import type { Action, ResourceChange } from "./change-set";

/** Clients that the same happens to, and what; undefined is what everybody shares. */
export interface ChangeGroup {
  readonly clients: readonly (string | undefined)[];
  /** Of the first of them; the others' are the same under their own names. */
  readonly changes: readonly ResourceChange[];
  /** Whether something at the same addresses happens to others, but not the same. */
  readonly differs: boolean;
}

/** Texts of a client's own besides the name, and what stands for them in comparisons: his code, where his network begins. */
export type OwnTexts = (client: string) => readonly string[];

const RANK: Readonly<Record<Action, number>> = { remove: 0, replace: 1, change: 2, add: 3 };

/**
 * Changes by the clients that share them: what is the same but for a client's own name and texts is told once. What
 * destroys comes first, then what most clients share.
 */
export function groupsOf(changes: readonly ResourceChange[], ownTexts: OwnTexts = () => []): ChangeGroup[] {
  const shapes = new Map<string, { place: string; clients: Set<string | undefined>; change: ResourceChange }>();
  const normal = normaliser(ownTexts);
  for (const change of changes) {
    const place = normal(change.owner, `${change.layer}\0${change.address}`);
    const key = `${place}\0${normal(change.owner, said(change))}`;
    const shape = shapes.get(key) ?? { place, clients: new Set(), change };
    shape.clients.add(change.owner);
    shapes.set(key, shape);
  }
  const times = new Map<string, number>();
  for (const { place } of shapes.values()) times.set(place, (times.get(place) ?? 0) + 1);
  const groups = new Map<string, { clients: (string | undefined)[]; changes: ResourceChange[]; differs: boolean }>();
  for (const { place, clients, change } of shapes.values()) {
    const names = [...clients].sort(byName);
    const key = JSON.stringify(names.map((name) => name ?? null));
    const group = groups.get(key) ?? { clients: names, changes: [], differs: false };
    group.changes.push(change);
    group.differs ||= times.get(place)! > 1;
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.clients.length - a.clients.length || byName(a.clients[0], b.clients[0]),
  );
}

/** An address or text with `{client}` for the client's name, wherever that stands as a word of its own. */
export function withoutName(client: string | undefined, text: string): string {
  return client === undefined ? text : text.replace(wordOf(client), "{client}");
}

function normaliser(ownTexts: OwnTexts): (client: string | undefined, text: string) => string {
  const patterns = new Map<string, readonly RegExp[]>();
  return (client, text) => {
    if (client === undefined) return text;
    const known = patterns.get(client) ?? [client, ...ownTexts(client)].map(wordOf);
    patterns.set(client, known);
    return known.reduce((left, pattern, at) => left.replace(pattern, at === 0 ? "{client}" : `{own-${at}}`), text);
  };
}

function said({ action, attributes, movedFrom, movedFromStack }: ResourceChange): string {
  const values = attributes.map(({ path, before, after }) => [path, before ?? null, after ?? null]);
  return JSON.stringify([action, values, movedFrom, movedFromStack]);
}

/** Not within a longer name: `acme` is no part of `acme-eu`. */
function wordOf(text: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${literal(text)}(?![A-Za-z0-9])`, "g");
}

function rankOf({ changes }: { readonly changes: readonly ResourceChange[] }): number {
  return Math.min(...changes.map(({ action }) => RANK[action]));
}

/** What all share comes last. */
function byName(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(a, b);
}
