import { meantBlock } from "../../../../config/cidr";
import type { Client, Fleet } from "../../../../config/fleet";
import { names } from "../../../../config/names";
import { ALL_SHARED_BUCKETS } from "../../../../config/catalogue/name-purposes";
import type { Resource } from "../model/stack";
import { stringsIn } from "../model/strings-in";
import type { Synthesis } from "../model/synthesis";
import { AddressBlocks } from "./address-blocks";
import { SharedPrefixes } from "./listed-keys";
import { Mentions } from "./mentions";
import { thingsOf } from "./named-things";
import { Things } from "./things";

/** What there is, whose it is, and by which names it is known. */
export interface Known {
  readonly clients: ReadonlySet<string>;
  readonly things: Things;
  readonly mentions: Mentions;
  readonly blocks: AddressBlocks;
  readonly prefixes: SharedPrefixes;
  readonly parentZone: string;
  /** Whose a client code is. */
  readonly codes: ReadonlyMap<string, string>;
  /** Whether a resource works on a bucket that clients share. */
  readonly isInShared: (body: unknown) => boolean;
  /** Words of each client's own entry in the registry. */
  readonly wordsOf: (client: string) => ReadonlySet<string>;
}

const WORD = /[A-Za-z0-9-]+/g;

/** Reads what a synth has, with what the fleet knows of clients that have nothing in it. */
export function knownOf(synthesis: Synthesis, fleet: Fleet): Known {
  const { target, platform, clients } = fleet;
  const things = new Things();
  const blocks = new Map(clients.map(({ name, network }) => [name, network.vpcCidr]));
  const codes = new Map(clients.map(({ name, clientCode }) => [clientCode, name]));
  for (const stack of synthesis.stacks())
    for (const resource of stack.resources) {
      for (const thing of thingsOf(resource, target)) things.add(thing);
      noteNetwork(resource, blocks);
    }
  for (const { name, zoneName } of clients) things.add({ owner: name, leak: "zone", text: zoneName });
  for (const name of synthesis.clients) things.add({ owner: name, leak: "name", text: name });
  const prefixes = prefixesOf(synthesis.clients, fleet, things);
  const byName = new Map(clients.map((client) => [client.name, client]));
  const words = new Map<string, ReadonlySet<string>>();
  const plain = things.without(synthesis.clients);
  return {
    clients: synthesis.clients,
    things,
    prefixes,
    codes,
    parentZone: target.parentZone,
    blocks: new AddressBlocks(
      [...blocks].flatMap(([client, text]) => {
        const block = meantBlock(text);
        return block ? [{ client, block }] : [];
      }),
    ),
    mentions: new Mentions({
      clients: synthesis.clients,
      things: plain,
      shared: sharedNames(fleet),
      platform: wordsIn({ platform, target }),
      bucketPrefix: names.bucketPrefix(target),
      parentZone: target.parentZone,
    }),
    isInShared(body) {
      const text = JSON.stringify(body);
      return ALL_SHARED_BUCKETS.some((type) => text.includes(names.sharedBucket(target, type)));
    },
    wordsOf(client) {
      const known = words.get(client) ?? wordsIn(ownWords(byName.get(client)));
      words.set(client, known);
      return known;
    },
  };
}

/** The registry has the last word on whose a block is; a synth may have a client that it does not know. */
function noteNetwork({ kind, type, owner, body }: Resource, blocks: Map<string, string>): void {
  if (kind !== "resource" || type !== "aws_vpc" || owner === undefined || blocks.has(owner)) return;
  if (typeof body.cidr_block === "string") blocks.set(owner, body.cidr_block);
}

function prefixesOf(clients: ReadonlySet<string>, { target }: Fleet, things: Things): SharedPrefixes {
  const prefixes = new SharedPrefixes();
  for (const type of ALL_SHARED_BUCKETS) {
    const arn = `arn:aws:s3:::${names.sharedBucket(target, type)}`;
    for (const owner of clients) {
      const prefix = names.clientPrefix(type, owner);
      prefixes.add(arn, prefix, owner);
      things.add({ owner, leak: "prefix", text: prefix });
      things.add({ owner, leak: "prefix", text: `${arn}/${prefix}a/b` });
    }
  }
  return prefixes;
}

/** Names of what all share, in the shapes that clients' names have, too. */
function sharedNames({ target }: Fleet): ReadonlySet<string> {
  const buckets = ALL_SHARED_BUCKETS.map((type) => names.sharedBucket(target, type));
  return new Set([
    ...buckets,
    ...buckets.map(names.replicaBucket),
    names.alertsTopic(target),
    names.dataEventsTrail(target),
    names.stateAccessPolicy(target),
    names.stateChangesRule(target.stateBucket),
    target.stateBucket,
    target.lockTable,
  ]);
}

/** What a client's entry says freely; its name and its code are no such words. */
function ownWords(client: Client | undefined): object {
  return client ? { ...client, name: undefined, zoneName: undefined } : {};
}

function wordsIn(value: object): ReadonlySet<string> {
  const texts = [...stringsIn(value)].flatMap(({ text }) => text.match(WORD) ?? []);
  return new Set(texts.map((word) => word.toLowerCase()));
}
