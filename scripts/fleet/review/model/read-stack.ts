import { LAYERS } from "../../../../config/layers";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { ownerOf } from "./owner";
import type { Body, Move, Output, Provider, Resource, Stack } from "./stack";

type Blocks = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** A stack's cdk.tf.json. */
export interface StackDocument {
  readonly terraform?: Body;
  readonly provider?: Readonly<Record<string, readonly Body[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, Body>>;
  readonly moved?: readonly Move[];
  readonly import?: readonly Body[];
}

/** What the model has fields for, and CDKTF's own metadata. */
const READ: ReadonlySet<string> = new Set([
  "//",
  "terraform",
  "provider",
  "resource",
  "data",
  "output",
  "moved",
  "import",
]);

/** A stack's document as resources, outputs and providers that know whose they are. */
export function readStack(name: string, document: StackDocument, clients: ReadonlySet<string>): Stack {
  const { layer, owner } = partNamed(name, clients);
  return {
    name,
    layer,
    owner,
    terraform: document.terraform ?? {},
    providers: [...providersIn(name, document, clients)],
    resources: [...resourcesIn(name, document, clients)],
    outputs: [...outputsIn(name, document, clients)],
    moves: document.moved ?? [],
    imports: document.import ?? [],
    others: Object.fromEntries(Object.entries(document).filter(([block]) => !READ.has(block))),
  };
}

/** Layers' names hold hyphens as clients' do: the longest layer that fits is the one. */
function partNamed(name: string, clients: ReadonlySet<string>): { layer: string; owner: string | undefined } {
  for (const layer of Object.keys(LAYERS)) {
    if (name === layer) return { layer, owner: undefined };
    const client = name.slice(layer.length + 1);
    if (name.startsWith(`${layer}-`) && clients.has(client)) return { layer, owner: client };
  }
  return { layer: name, owner: undefined };
}

function* resourcesIn(stack: string, document: StackDocument, clients: ReadonlySet<string>): Iterable<Resource> {
  for (const kind of ["resource", "data"] as const)
    for (const [type, blocks] of Object.entries(document[kind] ?? {}))
      for (const [id, body] of Object.entries(blocks)) {
        const address = `${kind === "data" ? "data." : ""}${type}.${id}`;
        yield { stack, kind, type, id, address, owner: ownerOf(id, clients), body: withoutMetadata(body) as Body };
      }
}

/** A map by client is one output for each of them; whatever else it holds is everybody's. */
function* outputsIn(stack: string, document: StackDocument, clients: ReadonlySet<string>): Iterable<Output> {
  for (const [name, { value }] of Object.entries(document.output ?? {})) {
    const members = isPlainMap(value) ? Object.entries(value) : [];
    const own = members.filter(([client]) => clients.has(client));
    for (const [owner, part] of own) yield { stack, name, owner, value: part };
    if (own.length === 0) yield { stack, name, owner: undefined, value };
    else if (own.length < members.length) {
      const rest = Object.fromEntries(members.filter(([client]) => !clients.has(client)));
      yield { stack, name, owner: undefined, value: rest };
    }
  }
}

function* providersIn(stack: string, document: StackDocument, clients: ReadonlySet<string>): Iterable<Provider> {
  for (const [name, configurations] of Object.entries(document.provider ?? {}))
    for (const body of configurations) {
      const alias = typeof body.alias === "string" ? body.alias : undefined;
      const owner = alias === undefined ? undefined : ownerOf(alias, clients);
      yield { stack, name, alias, owner, body: withoutMetadata(body) as Body };
    }
}

/** CDKTF notes at each block, under `//`, where it came from. What holds no such note stays the same object. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value.map(withoutMetadata);
    return members.every((member, at) => member === value[at]) ? value : members;
  }
  if (!isPlainMap(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(value)) {
    if (key === "//") continue;
    const inner = withoutMetadata(member);
    if (inner !== member) copy = { ...(copy ?? value), [key]: inner };
  }
  const left = copy ?? value;
  return "//" in left ? Object.fromEntries(Object.entries(left).filter(([key]) => key !== "//")) : left;
}
