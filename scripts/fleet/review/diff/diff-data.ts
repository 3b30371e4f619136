import type { ResourceChange } from "../changes/change-set";
import { groupsOf } from "../changes/groups-of";
import type { Sides } from "../sides/open-sides";
import { ownTextsOf } from "./own-texts";
import { unexplained } from "./unexplained";

/** What differs as data; values only as far as they may be shown. */
export function diffData(sides: Sides): unknown {
  const { base, head, changes, registry, byCode } = sides;
  const { environment, region } = head.fleet.target;
  return {
    target: { environment, region },
    base: base.name,
    head: head.name,
    changes: changes.changes.map(changeData),
    groups: groupsOf(changes.changes, ownTextsOf(sides)).map(({ clients, changes: same }) => ({
      clients: clients.map((client) => client ?? null),
      changes: same.map(({ stack, address }) => ({ stack, address })),
    })),
    outputs: changes.outputs.map(withClient),
    settings: changes.settings.map(withClient),
    stacks: changes.stacks,
    registry: registry.changes.map(({ file, path, client, kind, line, column }) => {
      return { file, path, client: client ?? null, kind, line, column };
    }),
    unexplained: [...unexplained(changes, registry, byCode)].map((owner) => owner ?? null),
  };
}

function changeData({ attributes, ...change }: ResourceChange): unknown {
  return {
    ...withClient(change),
    attributes: attributes.map(({ path, shown, ignored }) => ({
      path,
      ...(shown ?? { hidden: true }),
      ...(ignored ? { ignored } : {}),
    })),
  };
}

function withClient<T extends { readonly owner: string | undefined }>({ owner, ...rest }: T): object {
  return { ...rest, client: owner ?? null };
}
