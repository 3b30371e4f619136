import { matchesWildcard } from "../policies/wildcard";
import type { Leak } from "./breach";

/** Something that a client has, by one of its names: an ARN, a key, a name as AWS has it. */
export interface Thing {
  readonly owner: string;
  readonly leak: Leak;
  readonly text: string;
}

/** What all clients have, found by name or by pattern without looking at each of it. */
export class Things {
  private readonly named = new Map<string, Thing[]>();
  private readonly known = new Map<string, ReadonlyMap<string, Thing>>();
  private forwards: readonly (readonly [string, Thing])[] | undefined;
  private backwards: readonly (readonly [string, Thing])[] | undefined;

  add(thing: Thing): void {
    const there = this.named.get(thing.text);
    if (!there) this.named.set(thing.text, [thing]);
    else if (!there.some(({ owner }) => owner === thing.owner)) there.push(thing);
    this.forwards = undefined;
    this.backwards = undefined;
    this.known.clear();
  }

  /** All but what is called by one of some names. */
  without(names: ReadonlySet<string>): Things {
    const rest = new Things();
    for (const [text, things] of this.named) if (!names.has(text)) for (const thing of things) rest.add(thing);
    return rest;
  }

  /** Those of exactly this name; of several owners where two gave one name. */
  called(text: string): readonly Thing[] {
    return this.named.get(text) ?? [];
  }

  /** One thing of each owner that a pattern takes in; `*` is any text, `?` any character. */
  takenInBy(pattern: string): ReadonlyMap<string, Thing> {
    const known = this.known.get(pattern) ?? firstOfEach(this.lookUp(pattern));
    this.known.set(pattern, known);
    return known;
  }

  private lookUp(pattern: string): readonly Thing[] {
    const beginning = pattern.split(/[*?]/, 1)[0]!;
    if (beginning === pattern) return this.called(pattern);
    const ending = /[^*?]*$/.exec(pattern)![0];
    const near =
      beginning.length >= ending.length
        ? between((this.forwards ??= this.sorted((text) => text)), beginning)
        : between((this.backwards ??= this.sorted(reversed)), reversed(ending));
    return near.filter(({ text }) => matchesWildcard(pattern, text));
  }

  private sorted(as: (text: string) => string): readonly (readonly [string, Thing])[] {
    const all = [...this.named.values()].flat().map((thing): [string, Thing] => [as(thing.text), thing]);
    return all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}

function firstOfEach(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  const first = new Map<string, Thing>();
  for (const thing of [...things].sort((a, b) => (a.text < b.text ? -1 : 1)))
    if (!first.has(thing.owner)) first.set(thing.owner, thing);
  return first;
}

/** Those of a sorted list that begin so. */
function between(sorted: readonly (readonly [string, Thing])[], beginning: string): Thing[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]![0] < beginning) low = middle + 1;
    else high = middle;
  }
  const found: Thing[] = [];
  for (let at = low; at < sorted.length && sorted[at]![0].startsWith(beginning); at += 1) found.push(sorted[at]![1]);
  return found;
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}
