import type { Output, Provider, Stack } from "../model/stack";
import { canonical } from "./canonical";
import { replacedWith } from "../replacement/replaced-with";
import type { Action, ChangeSet, ResourceChange } from "./change-set";
import { compareResources, wholeResource } from "./compare-resources";
import { differences } from "./differences";
import { movedResources } from "./moves";

/** What differs in one stack. */
export type StackChanges = Pick<ChangeSet, "outputs" | "settings"> & { readonly changes: ResourceChange[] };

const PLAIN = { type: "", within: "body" } as const;

/** What differs between a stack's two sides, of which one may be missing. Data sources that come or go make nothing. */
export function compareStacks(base: Stack | undefined, head: Stack | undefined): StackChanges {
  if (!base || !head) return { changes: ofOneSide(base, head), outputs: [], settings: [] };
  return {
    changes: withFollowers([...resourcesOf(base, head)], head),
    outputs: [...outputsOf(base, head)],
    settings: settingsOf(base, head),
  };
}

function ofOneSide(base: Stack | undefined, head: Stack | undefined): ResourceChange[] {
  const { layer, resources } = (base ?? head)!;
  return resources
    .filter(({ kind }) => kind === "resource")
    .map((resource) => wholeResource(resource, layer, base ? "remove" : "add"));
}

function* resourcesOf(base: Stack, head: Stack): Iterable<ResourceChange> {
  const old = movedResources(base, head);
  const now = new Set(head.resources.map(({ address }) => address));
  for (const [address, { resource }] of old)
    if (!now.has(address) && resource.kind === "resource") yield wholeResource(resource, base.layer, "remove");
  for (const resource of head.resources) {
    const before = old.get(resource.address);
    if (!before) {
      if (resource.kind === "resource") yield wholeResource(resource, head.layer, "add");
      continue;
    }
    const moved = before.from === undefined ? {} : { movedFrom: before.from };
    const change = compareResources(before.resource, resource, head.layer, moved);
    if (change) yield change;
  }
}

/** With what is replaced because another resource of the stack is. */
function withFollowers(changes: readonly ResourceChange[], head: Stack): ResourceChange[] {
  const by = new Map(changes.map((change) => [change.address, change]));
  const of = (action: Action): ResourceChange[] => changes.filter((change) => change.action === action);
  const followers = replacedWith(head.resources, {
    replaced: new Map(of("replace").map(({ address, replacedBy }) => [address, replacedBy])),
    changed: new Set(of("change").map(({ address }) => address)),
  });
  for (const resource of head.resources) {
    const paths = followers.get(resource.address);
    const known = by.get(resource.address);
    if (!paths || known?.action === "add") continue;
    const attributes = paths.map((path) => ({ path, before: KNOWN, after: KNOWN_LATER, shown: undefined }));
    const change = known ?? { ...wholeResource(resource, head.layer, "add"), attributes };
    by.set(resource.address, {
      ...change,
      action: "replace",
      replacedBy: [...new Set([...change.replacedBy, ...paths])],
    });
  }
  return [...by.values()];
}

/** What an attribute is, and will be, that takes its value from what is made anew. */
const KNOWN = "(known)";
const KNOWN_LATER = "(known after apply)";

function* outputsOf(base: Stack, head: Stack): Iterable<ChangeSet["outputs"][number]> {
  const keyOf = ({ name, owner }: Output): string => `${name}\0${owner ?? ""}`;
  const [old, now] = [base, head].map(({ outputs }) => new Map(outputs.map((each) => [keyOf(each), each])));
  for (const key of new Set([...old!.keys(), ...now!.keys()])) {
    const [before, after] = [old!.get(key), now!.get(key)];
    if (canonical(before?.value, "", PLAIN) === canonical(after?.value, "", PLAIN)) continue;
    const { name, owner } = (after ?? before)!;
    yield { stack: head.name, name, owner: owner ?? head.owner };
  }
}

/** Backend, versions and providers, by owner. */
function settingsOf(base: Stack, head: Stack): ChangeSet["settings"] {
  const paths = new Map<string | undefined, string[]>();
  const note = (owner: string | undefined, path: string): void => {
    paths.set(owner, [...(paths.get(owner) ?? []), path]);
  };
  for (const { path } of differences(base.terraform, head.terraform, "terraform", PLAIN)) note(head.owner, path);
  const nameOf = ({ name, alias }: Provider): string => ["provider", name, ...(alias ? [alias] : [])].join(".");
  const [old, now] = [base, head].map(({ providers }) => new Map(providers.map((each) => [nameOf(each), each])));
  for (const name of new Set([...old!.keys(), ...now!.keys()])) {
    const [before, after] = [old!.get(name), now!.get(name)];
    const owner = (after ?? before)!.owner ?? head.owner;
    for (const { path } of differences(before?.body, after?.body, name, PLAIN)) note(owner, path);
  }
  return [...paths].map(([owner, each]) => ({ stack: head.name, owner, paths: each.sort() }));
}
