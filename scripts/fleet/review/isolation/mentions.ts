import { ENVIRONMENTS } from "../../../../config/catalogue/environments";
import type { Leak } from "./breach";
import { contextOf } from "./mention-context";
import { isOrdinary } from "./ordinary-words";
import type { Things } from "./things";

/** A client's name, or one that is made from it, within a text. */
export interface Mention {
  readonly client: string;
  readonly leak: Leak;
  readonly thing: string;
  /** Whether the name alone stands there, which may be a word like any other in the settings of whoever says it. */
  readonly isPlain: boolean;
  /** Whom the word may stand for as well: `acme-production` is a client, and acme in production. */
  readonly or?: string;
}

/** What tells clients' names from other words. */
export interface Vocabulary {
  readonly clients: ReadonlySet<string>;
  readonly things: Things;
  /** Names of what all clients share, which may look like a client's. */
  readonly shared: ReadonlySet<string>;
  /** Words that the platform settings say. */
  readonly platform: ReadonlySet<string>;
  /** What all names of buckets in the region begin with. */
  readonly bucketPrefix: string;
  readonly parentZone: string;
}

const WORD = /[A-Za-z0-9-]+/g;
/** Longer ones are no names: keys, hashes, packed files. */
const LONGEST = 200;
/** A shorter name within a longer word is most often a part of that word. */
const SHORTEST_PART = 4;
const BUCKET_END = new RegExp(`^-(?:input|output|logs|data|inventory)-(?:${ENVIRONMENTS.join("|")})(?:-replica)?$`);
const KEPT = 50_000;

/** Finds the clients that texts name. */
export class Mentions {
  private readonly known = new Map<string, readonly Mention[]>();
  private readonly firstParts: ReadonlySet<string>;

  constructor(private readonly vocabulary: Vocabulary) {
    this.firstParts = new Set([...vocabulary.clients].map((name) => name.split("-", 1)[0]!));
  }

  /** Whoever a text names, in the order of the text; most texts are alike for many clients and read once. */
  in(text: string): readonly Mention[] {
    const known = this.known.get(text);
    if (known) return known;
    const found: Mention[] = [];
    for (const match of text.matchAll(WORD)) {
      const word = match[0].replace(/^-+|-+$/g, "");
      if (word.length > 0 && word.length <= LONGEST) {
        const start = match.index + match[0].indexOf(word);
        found.push(...this.named(word, text, start));
      }
    }
    if (this.known.size < KEPT) this.known.set(text, found);
    return found;
  }

  private named(written: string, text: string, start: number): readonly Mention[] {
    const { clients, things, shared, bucketPrefix, parentZone } = this.vocabulary;
    const word = written.toLowerCase();
    const exactly = things.called(word);
    if (exactly.length > 0) return exactly.map((thing) => mention(thing.owner, thing.leak, word));
    if (shared.has(word)) return [];
    if (word.startsWith(bucketPrefix)) {
      const rest = word.slice(bucketPrefix.length);
      const client = this.longest(rest, (end) => BUCKET_END.test(rest.slice(end)));
      if (client !== undefined) return [mention(client, "bucket", word)];
    }
    if (!this.firstParts.has(word.split("-", 1)[0]!) && !word.includes("-")) return [];
    const context = contextOf(text, start, start + written.length, parentZone);
    const zone = context?.leak === "zone" ? things.called(`${word}.${parentZone}`) : [];
    if (zone.length > 0) return zone.map(({ owner }) => mention(owner, "zone", context!.thing));
    if (context && clients.has(word)) return [mention(word, context.leak, context.thing)];
    const environment = this.longest(word, (end) => isEnvironment(word.slice(end + 1).split("-", 1)[0]!));
    if (environment !== undefined && !clients.has(word)) return [mention(environment, "name", word)];
    if (word !== written || this.isWord(word)) return [];
    if (clients.has(word)) return [{ ...mention(word, "name", word, true), ...(environment && { or: environment }) }];
    return this.within(word).map((client) => mention(client, "name", word, true));
  }

  /** The longest client's name that a word begins with, where what follows fits. */
  private longest(word: string, fits: (end: number) => boolean): string | undefined {
    for (let end = word.length; end > 0; end = word.lastIndexOf("-", end - 1)) {
      if (this.vocabulary.clients.has(word.slice(0, end)) && fits(end)) return word.slice(0, end);
    }
    return undefined;
  }

  private isWord(word: string): boolean {
    return isOrdinary(word) || this.vocabulary.platform.has(word);
  }

  /** Names between hyphens, the longest first: `acme` is none in `acme-eu-db` where `acme-eu` is a client. */
  private within(word: string): string[] {
    const parts = word.split("-");
    if (parts.length < 2 || !parts.some((part) => this.firstParts.has(part))) return [];
    const found: string[] = [];
    for (let from = 0; from < parts.length; from += 1) {
      if (!this.firstParts.has(parts[from]!)) continue;
      for (let to = parts.length; to > from; to -= 1) {
        const name = parts.slice(from, to).join("-");
        if (!this.vocabulary.clients.has(name)) continue;
        if (name.length >= SHORTEST_PART && !this.isWord(name)) found.push(name);
        from = to - 1;
        break;
      }
    }
    return found;
  }
}

function mention(client: string, leak: Leak, thing: string, isPlain = false): Mention {
  return { client, leak, thing, isPlain };
}

function isEnvironment(part: string): boolean {
  return (ENVIRONMENTS as readonly string[]).includes(part);
}
