import type { Move, Resource, Stack } from "../model/stack";

/** The base's resources under the addresses that the head's `moved` blocks give them, with their former ones. */
export function movedResources(
  base: Stack,
  head: Stack,
): ReadonlyMap<string, { readonly resource: Resource; readonly from: string | undefined }> {
  const target = targetsOf(base, head);
  const renamed = (resource: Resource): Resource =>
    target.size === 0 ? resource : { ...resource, body: renamedIn(resource.body, target) };
  return new Map(
    base.resources.map((resource) => {
      const to = target.get(resource.address);
      return [to ?? resource.address, { resource: renamed(resource), from: to && resource.address }];
    }),
  );
}

/** Where each address of the base goes: a chain of moves to its end, unless something is there already. */
function targetsOf(base: Stack, head: Stack): Map<string, string> {
  if (head.moves.length === 0) return new Map();
  const next = new Map(head.moves.map(({ from, to }: Move) => [from, to]));
  const [old, now] = [addressesOf(base), addressesOf(head)];
  const targets = [...old].flatMap((address): [string, string][] => {
    if (now.has(address)) return [];
    let to = address;
    for (let step = 0; step < next.size && next.has(to); step++) to = next.get(to)!;
    return to !== address && now.has(to) && !old.has(to) ? [[address, to]] : [];
  });
  return new Map(targets);
}

function addressesOf({ resources }: Stack): ReadonlySet<string> {
  return new Set(resources.map(({ address }) => address));
}

/** References follow what they refer to. */
function renamedIn<T>(value: T, target: ReadonlyMap<string, string>): T {
  if (typeof value === "string")
    return value.replace(/[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z][\w-]*/g, (each) => target.get(each) ?? each) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => renamedIn(each, target)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamedIn(each as unknown, target)])) as T;
}
