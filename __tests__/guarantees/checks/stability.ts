import type { Fleet } from "../../../config/fleet";
import { resourcesIn, type Documents } from "../../support/synth";
import { ownerOf } from "../../../scripts/fleet/review/model/owner";
import { publishedBy } from "./published-by";

/** A fleet and what it was synthesized to. */
export interface Synth {
  readonly fleet: Fleet;
  readonly documents: Documents;
}

/** Shared things that are there once any client needs them (C-27): they come and go with clients, and never change. */
const ON_DEMAND = /^bootstrap \w+\.apm-config(-replica)?_/;

/** G4: what differs between two synths, of the clients that both have and of what all clients share. */
export function stabilityViolations(before: Synth, after: Synth): string[] {
  const [had, has] = [clientsOf(before), clientsOf(after)];
  const everybody = new Set([...had, ...has]);
  const kept = [...had].filter((client) => has.has(client));
  return [undefined, ...kept].flatMap((client) => {
    const [old, now] = [before, after].map(({ documents }) => partOf(documents, client, everybody)) as [Part, Part];
    const keys = [...new Set([...old.keys(), ...now.keys()])];
    return keys
      .filter((key) => old.get(key) !== now.get(key))
      .filter((key) => !ON_DEMAND.test(key) || (old.has(key) && now.has(key)))
      .map((key) => `${client ?? "shared"}: ${key} ${change(old.get(key), now.get(key))}`);
  });
}

/** Text of each resource and contract, by layer and address. */
type Part = ReadonlyMap<string, string>;

/** A client's part of a fleet, or what all share: the same whether the client has stacks of its own or not. */
export function partOf(documents: Documents, client: string | undefined, everybody: ReadonlySet<string>): Part {
  const resources = resourcesIn(documents)
    .filter(({ id }) => ownerOf(id, everybody) === client)
    // A shared data source is how a stack reads the one below it: as many as there are stacks.
    .filter(({ kind }) => client !== undefined || kind === "resource")
    .map(({ stack, address, body }): [string, unknown] => [`${layerOf(stack, client)} ${address}`, body]);
  const contracts = publishedBy(documents, everybody)
    .filter((each) => each.client === client)
    .map(({ stack, output, value }): [string, unknown] => [`${layerOf(stack, client)} output ${output}`, value]);
  return new Map([...resources, ...contracts].map(([key, value]) => [key, JSON.stringify(value)]));
}

function clientsOf({ fleet }: Synth): Set<string> {
  return new Set(fleet.clients.map(({ name }) => name));
}

function layerOf(stack: string, client: string | undefined): string {
  return client !== undefined && stack.endsWith(`-${client}`) ? stack.slice(0, -client.length - 1) : stack;
}

function change(old: string | undefined, now: string | undefined): string {
  return old === undefined ? "appeared" : now === undefined ? "is gone" : "changed";
}
