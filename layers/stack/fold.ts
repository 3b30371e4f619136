import { DefaultTokenResolver, StringConcat, TerraformElement, Tokenization } from "cdktf";
import type { Construct } from "constructs";

/** A part of a stack's Terraform JSON: `resource`, `data`, `provider`, … with plain values. */
export type Fragment = Record<string, unknown>;

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** CDKTF's mark on assets, which are written at the end of the synth: a folded one would be lost. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/** Tokens in text and in map keys carry this mark; number tokens are doubles no setting reaches. */
const TOKEN_MARK = "TfToken[";
const NUMBER_TOKEN = /e\+?2(8|9)\d/;
const SMALLEST_PLAIN_NUMBER = -1e280;

/**
 * Turns everything under a scope into plain Terraform JSON, so that the constructs can be dropped. CDKTF would resolve
 * every value of every stack three times and keep all constructs until the end: nine tenths of its time and memory.
 */
export function fold(scope: Construct): Fragment {
  const fragment: Fragment = {};
  for (const construct of scope.node.findAll()) {
    if (CUSTOM_SYNTHESIS in construct)
      throw new Error(`${construct.node.path} writes files: it belongs to the layer's own scope`);
    if (!TerraformElement.isTerraformElement(construct)) continue;
    mergeFragment(fragment, settle(scope, construct.toTerraform()) as Fragment);
  }
  return fragment;
}

/** Resolves the tokens in a value; whatever has none is passed through, without undefined members. */
export function settle(scope: Construct, value: unknown): unknown {
  if (needsResolver(value))
    return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false }) as unknown;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map((item) => settle(scope, item));
  const plain: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const settled = settle(scope, member);
    if (settled !== undefined) plain[key] = settled;
  }
  return plain;
}

/**
 * Adds a fragment; two elements of one address are a mistake in construct ids, never an overwrite. Nothing below the
 * addresses is shared with the fragment, so that it can be added to the next document as well.
 */
export function mergeFragment(target: Fragment, source: Fragment): void {
  for (const [kind, members] of Object.entries(source)) {
    if (kind === "resource" || kind === "data")
      mergeResources((target[kind] ??= {}) as ResourceMap, members as ResourceMap, kind);
    else target[kind] = united(target[kind], members);
  }
}

/** Lists are joined, maps united at every depth. */
function united(old: unknown, added: unknown): unknown {
  if (Array.isArray(added)) return [...(Array.isArray(old) ? (old as unknown[]) : []), ...(added as unknown[])];
  if (!isMap(added)) return added;
  const map = isMap(old) ? old : {};
  for (const [key, member] of Object.entries(added)) map[key] = united(map[key], member);
  return map;
}

type ResourceMap = Record<string, Record<string, unknown>>;

function mergeResources(target: ResourceMap, source: ResourceMap, kind: string): void {
  for (const [type, resources] of Object.entries(source)) {
    const known = (target[type] ??= {});
    for (const [id, resource] of Object.entries(resources)) {
      if (Object.hasOwn(known, id)) throw new Error(`Two elements have the address ${kind} ${type}.${id}`);
      known[id] = resource;
    }
  }
}

function needsResolver(value: unknown): boolean {
  if (typeof value === "string") return value.includes(TOKEN_MARK) || NUMBER_TOKEN.test(value);
  if (typeof value === "number") return value < SMALLEST_PLAIN_NUMBER;
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null) return false;
  if (Tokenization.isResolvable(value)) return true;
  // A list or map token is the whole list or map: it must be resolved as one, not member by member.
  if (Array.isArray(value))
    return value.some((item) =>
      typeof item === "string"
        ? item.startsWith("#{")
        : item === undefined
          ? false
          : typeof item === "number" && item < SMALLEST_PLAIN_NUMBER,
    );
  return Object.keys(value).some((key) => key.includes(TOKEN_MARK));
}

function isMap(value: unknown): value is Fragment {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
