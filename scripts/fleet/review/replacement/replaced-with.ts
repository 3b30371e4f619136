import type { Body, Resource } from "../model/stack";
import { stringsIn } from "../model/strings-in";
import { forecastReplacement } from "./forecast-replacement";

/** What becomes of the resources that others refer to. */
export interface Upstream {
  /** By address: the attributes that replace it, which differ afterwards. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
  /** What changes in place, by address. */
  readonly changed: ReadonlySet<string>;
}

const EXPRESSION = /(?<!\$)\$\{([^}]*)\}/g;
const ATTRIBUTE = /(?<![\w.-])([a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z][\w-]*)(?:\[[^\]]*\])?\.(\w+)/g;
const TRIGGERS = "lifecycle.replace_triggered_by";

/**
 * Resources of a stack that are replaced because another one is, by address, with the paths that say so: an attribute that
 * can't be changed in place takes its value from one that is replaced, or `replace_triggered_by` names it. Terraform knows
 * the new value (an id, an ARN) only once the other one is made. Goes on until no more follow.
 */
export function replacedWith(resources: readonly Resource[], upstream: Upstream): Map<string, string[]> {
  if (upstream.replaced.size === 0 && upstream.changed.size === 0) return new Map();
  const bodies = new Map(resources.map(({ address, body }) => [address, body]));
  const takers = resources.filter(({ kind }) => kind === "resource").map(takerOf);
  const replaced = new Map(upstream.replaced);
  const followers = new Map<string, string[]>();
  for (let before = -1; before !== replaced.size;) {
    before = replaced.size;
    for (const taker of takers) {
      const { address } = taker.resource;
      if (replaced.has(address)) continue;
      const paths = [...byValue(taker, replaced, bodies), ...byTrigger(taker.resource, replaced, upstream.changed)];
      if (paths.length === 0) continue;
      replaced.set(address, paths);
      followers.set(address, paths);
    }
  }
  return followers;
}

/** A resource, and the texts of its arguments that take values from others. */
interface Taker {
  readonly resource: Resource;
  readonly texts: readonly { readonly path: string; readonly from: readonly [string, string][] }[];
}

function takerOf(resource: Resource): Taker {
  const texts = [...stringsIn(resource.body)].flatMap(({ path, text }) => {
    const from = text.includes("${") && !path.startsWith("lifecycle.") ? attributesIn(text) : [];
    return from.length > 0 ? [{ path, from }] : [];
  });
  return { resource, texts };
}

function byValue(
  { resource: { type, body }, texts }: Taker,
  replaced: ReadonlyMap<string, readonly string[]>,
  bodies: ReadonlyMap<string, Body>,
): string[] {
  const unknown = texts.filter(({ from }) =>
    from.some(([address, name]) => {
      const differing = replaced.get(address);
      if (!differing) return false;
      const isWritten = Object.hasOwn(bodies.get(address) ?? {}, name);
      return !isWritten || differing.some((each) => each === name || each.startsWith(`${name}.`));
    }),
  );
  const attributes = unknown.map(({ path }) => ({ path, before: undefined, after: undefined, shown: undefined }));
  return forecastReplacement(type, attributes, body, body);
}

function byTrigger(
  { body }: Resource,
  replaced: ReadonlyMap<string, readonly string[]>,
  changed: ReadonlySet<string>,
): string[] {
  const { replace_triggered_by: triggers } = (body.lifecycle ?? {}) as {
    readonly replace_triggered_by?: readonly string[];
  };
  const isTriggered = (triggers ?? []).some((trigger) => {
    const [type, id, ...attribute] = trigger.replace(/^\$\{(.*)\}$/, "$1").split(".");
    const address = `${type}.${id?.replace(/\[.*$/, "")}`;
    return replaced.has(address) || (attribute.length === 0 && changed.has(address));
  });
  return isTriggered ? [TRIGGERS] : [];
}

/** Addresses and attributes that a text takes values from. */
function attributesIn(text: string): [string, string][] {
  return [...text.matchAll(EXPRESSION)].flatMap(([, expression]) =>
    [...expression!.matchAll(ATTRIBUTE)].map(([, address, name]): [string, string] => [address!, name!]),
  );
}
