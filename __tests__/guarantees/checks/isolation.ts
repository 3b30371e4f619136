import type { Fleet } from "../../../config/fleet";
import { names } from "../../../config/names";
import { stringsIn } from "../../../scripts/fleet/review/model/strings-in";
import { resourcesIn, type Documents } from "../../support/synth";
import { ownerOf } from "../../../scripts/fleet/review/model/owner";
import { publishedBy } from "./published-by";
import { referencesIn } from "../../../scripts/fleet/review/model/references";

const BUCKET_ROLES = ["input", "output", "logs", "data", "inventory"] as const;
const WORD = /[A-Za-z0-9-]+/g;
const BLOCK = /\d+\.\d+\.\d+\.\d+\/\d+/g;
const NAME = /^(?<client>.+?)-(production|staging|development)(-|$)/;

/** G3: where a client's resource or contract refers to, or names, something of another client. */
export function isolationViolations(documents: Documents, fleet: Fleet): string[] {
  const clients = new Set(fleet.clients.map(({ name }) => name));
  const literals = literalsOf(fleet);
  const parts = [
    ...resourcesIn(documents).map(({ stack, address, id, body }) => {
      return { at: `${stack}: ${address}`, owner: ownerOf(id, clients), value: body };
    }),
    ...publishedBy(documents, clients).map(({ stack, output, client, value }) => {
      return { at: `${stack}: output ${output} of ${client}`, owner: client, value };
    }),
  ];
  return parts.flatMap(({ at, owner, value }) => {
    if (owner === undefined) return [];
    const referred = referencesIn(value).flatMap(({ address, id, path }) => {
      const other = ownerOf(id, clients);
      return other === undefined || other === owner ? [] : [`${at} refers in ${path} to ${address} of ${other}`];
    });
    const named = [...stringsIn(value)].flatMap(({ path, text }) =>
      namedIn(text, clients, literals)
        .filter(({ client }) => client !== owner)
        .map(({ client, word }) => `${at} names in ${path} ${word} of ${client}`),
    );
    return [...referred, ...named];
  });
}

/** Names that don't begin with the client's, and address blocks. */
function literalsOf({ clients, target, platform }: Fleet): ReadonlyMap<string, string> {
  const entries = clients.flatMap(({ name, network }): [string, string][] => {
    const buckets = BUCKET_ROLES.map((role) => names.clientBucket(target, name, role));
    const words = [
      ...buckets,
      ...buckets.map((bucket) => names.replicaBucket(bucket)),
      names.zone(platform.dns.parentZone, name),
      network.vpcCidr,
      ...network.zones.flatMap(({ subnets }) => Object.values(subnets)),
    ];
    return words.map((word) => [word, name]);
  });
  return new Map(entries);
}

function namedIn(
  text: string,
  clients: ReadonlySet<string>,
  literals: ReadonlyMap<string, string>,
): { client: string; word: string }[] {
  // In a sentence or a program, one letter between spaces is an article or an option, whoever is called so.
  const isProse = text.includes(" ");
  const words = [...(text.match(WORD) ?? []), ...(text.match(BLOCK) ?? [])].filter(
    (word) => word.length > 1 || !isProse,
  );
  return words.flatMap((word) => {
    const client = literals.get(word) ?? (clients.has(word) ? word : NAME.exec(word)?.groups!.client);
    return client !== undefined && clients.has(client) ? [{ client, word }] : [];
  });
}
