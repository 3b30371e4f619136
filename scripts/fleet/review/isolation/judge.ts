import { stringsIn, type TextAt } from "../model/strings-in";
import { statementsOf, type Statement } from "../policies/statement";
import type { Breach, Leak } from "./breach";
import { eventReach } from "./event-reach";
import type { Known } from "./known";
import { leakAt } from "./leak-at";
import { listedKeys } from "./listed-keys";
import type { Part } from "./parts";
import { patternsIn } from "./patterns";
import { isShared, type SharedId } from "./shared-things";
import { reachOf } from "./statement-reach";
import { textsWithin } from "./texts";

interface Found {
  readonly leak: Leak;
  readonly path: string;
  readonly other: string | undefined;
  readonly thing: string;
}

const POLICY = /^\s*\{\s*"(?:Version|Statement|Id)"\s*:/;
/** Documents within documents within documents: nobody writes more. */
const DEEPEST = 4;
/** A contract of all clients, where none of them is picked out. */
const WHOLE_CONTRACT =
  /\boutputs(?:\.(?:clients|client_\w+)\b|\["\w+"\])(?!\.[\w-]|\[\\?")|\bterraform_remote_state\.[\w-]+(?:\[[^\]]*\])?(?:\.outputs)?(?=[\s,)}\]]|$)/;

/** Looks at one part of a stack after the other, for what is another client's. */
export class Judge {
  /** Entries of the list of what is shared that were met. */
  readonly used = new Set<SharedId>();

  constructor(private readonly known: Known) {}

  breachesOf(part: Part): Breach[] {
    const { stack, address, owner, layer } = part;
    const at = (found: Found): Breach => ({ stack, address, owner, ...found, leak: leakAt(part, found) });
    if (owner !== undefined) return this.ownedIn(part, owner).map(at);
    const shared = isShared.place(layer, address);
    if (shared) this.used.add(shared);
    // What is shared by design may name those who share it, but a connection says nothing of any client.
    if (shared !== undefined && part.type !== "provider") return [];
    const named = this.textsOf(part).flatMap(({ path, text }) => this.namedIn(undefined, path, text, 0));
    if (shared !== undefined || SILENT.has(part.type)) return named.map(at);
    if (named.length > 0) return named.map((found) => ({ ...at(found), leak: "shared" }));
    return [at({ leak: "shared", path: part.path || "(all)", other: undefined, thing: address })];
  }

  private ownedIn(part: Part, owner: string): Found[] {
    const texts = this.textsOf(part);
    return [
      ...texts.flatMap(({ path, text }) => this.namedIn(owner, path, text, 0)),
      ...texts.flatMap(({ path, text }) => this.reachIn(part, owner, path, text)),
    ];
  }

  private textsOf({ body, path: root }: Part): TextAt[] {
    return stringsIn(body, root);
  }

  /** Names, addresses and blocks of others in a text; within a document, where in it. */
  private namedIn(owner: string | undefined, path: string, text: string, depth: number): Found[] {
    const key = path.slice(path.lastIndexOf(".") + 1);
    const found: Found[] = this.known.mentions
      .in(text)
      .filter(
        ({ client, isPlain, thing, or }) =>
          client !== owner && !(or !== undefined && or === owner) && !(isPlain && this.isOwnWord(owner, thing)),
      )
      .map(({ client, leak, thing }) => ({ leak, path, other: client, thing }));
    if (/^client(?:_?name)?$/i.test(key) && text !== owner && this.known.clients.has(text))
      found.push({ leak: "tag", path, other: text, thing: text });
    const coded = /^client_?code$/i.test(key) ? this.known.codes.get(text) : undefined;
    if (coded !== undefined && coded !== owner) found.push({ leak: "tag", path, other: coded, thing: text });
    const met = this.known.blocks.metIn(text);
    // What lies in the client's own network may still be written as a block that takes in more.
    for (const each of met)
      if (each.client !== owner) found.push({ leak: "cidr", path, other: each.client, thing: each.text });
    if (owner !== undefined && WHOLE_CONTRACT.test(text) && !path.includes("depends_on"))
      found.push({ leak: "remote-state", path, other: undefined, thing: "a contract of all clients" });
    if (depth >= DEEPEST || (found.length === 0 && /^\s*[{[]/.test(text) && !text.includes("\\u"))) return found;
    const within = textsWithin(text)?.flatMap((each) =>
      this.namedIn(owner, [path, each.path].filter(Boolean).join("."), each.text, depth + 1),
    );
    return within && within.length > 0 ? within : found;
  }

  private isOwnWord(owner: string | undefined, word: string): boolean {
    return owner !== undefined && this.known.wordsOf(owner).has(word);
  }

  /** What policies, event patterns and wildcards take in. */
  private reachIn(part: Part, owner: string, path: string, text: string): Found[] {
    // Keys of maps are texts, too: no attribute's name is a pattern.
    if (path.endsWith(text)) return [];
    if (POLICY.test(text)) {
      const use = (id: SharedId): unknown => this.used.add(id);
      const isOwn = (each: string): boolean => this.isOwnText(owner, each);
      const statements = policyIn(text);
      const context = { owner, type: part.type, things: this.known.things, isOwn, use };
      return [
        ...statements.flatMap((statement, at) =>
          [...reachOf(statement, context)].map((reach) => ({
            ...reach,
            path: `${path}.Statement.${at}.${reach.path}`,
          })),
        ),
        ...[...listedKeys(statements, owner, this.known.prefixes, use)].map((listed): Found => {
          return { ...listed, leak: "prefix", path: `${path}.Statement.${listed.path}` };
        }),
      ];
    }
    if (part.type === "aws_cloudwatch_event_rule" && path === "event_pattern")
      return [...eventReach(text, owner, this.known.things, (each) => this.isOwnText(owner, each))].map((reach) => ({
        ...reach,
        leak: "wildcard",
        path: `${path}${reach.path}`,
      }));
    if (text.startsWith("arn:aws:iam::aws:policy/")) {
      const shared = isShared.policy(text);
      if (shared) this.used.add(shared);
      else return [{ leak: "wildcard", path, other: undefined, thing: text }];
    }
    const found = patternsIn(path, text, part, this.known).flatMap((pattern) =>
      [...this.known.things.takenInBy(pattern)]
        .filter(([other]) => other !== owner)
        .map(([other, thing]): Found => ({ leak: "wildcard", path, other, thing: thing.text })),
    );
    const others = new Set(found.map(({ other }) => other));
    const within = (others.size > 0 ? textsWithin(text) : undefined)
      ?.flatMap((each) => this.reachIn(part, owner, [path, each.path].filter(Boolean).join("."), each.text))
      .filter(({ other }) => others.has(other));
    return within && within.length > 0 ? within : found;
  }

  private isOwnText(owner: string, text: string): boolean {
    const clients = this.known.mentions.in(text).map(({ client, or }) => (or === owner ? or : client));
    return clients.length > 0 && clients.every((client) => client === owner);
  }
}

/** Blocks of nobody's that need no place on the list: they say something of the stack alone, and are to name nobody. */
const SILENT = new Set(["terraform", "output", "moved", "import", "removed"]);

function policyIn(text: string): readonly Statement[] {
  try {
    return [statementsOf(text) ?? []].flat();
  } catch {
    return [];
  }
}
