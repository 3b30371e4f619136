import type { ChangeSet } from "../changes/change-set";
import { SIGNS } from "../comment/counts";
import type { Line } from "../comment/document/block";
import { clipped } from "../comment/document/escape";
import { clientNames } from "../comment/sections/names";

/** Stacks, backends, providers and contracts that differ, those of several clients in one line. */
export function aroundLines({ stacks, settings, outputs }: ChangeSet): Line[] {
  return [
    ...stacks.removed.map((stack): Line => [`${SIGNS.remove} stack `, { code: stack }]),
    ...stacks.added.map((stack): Line => [`${SIGNS.add} stack `, { code: stack }]),
    ...settings.flatMap(({ stack, paths }): Line[] => [
      [`${SIGNS.change} settings of `, { code: stack }, ": ", { code: clipped(paths.join(", "), 200) }],
      ...(paths.some((path) => path.includes(".default_tags."))
        ? [["  with them the tags of everything in ", { code: stack }] as Line]
        : []),
    ]),
    ...outputLines(outputs),
  ];
}

function outputLines(outputs: ChangeSet["outputs"]): Line[] {
  const owners = new Map<string, (string | undefined)[]>();
  for (const { stack, name, owner } of outputs) {
    const key = `${stack}.${name}`;
    owners.set(key, [...(owners.get(key) ?? []), owner]);
  }
  return [...owners].map(([key, names]) => [
    `${SIGNS.change} output `,
    { code: key },
    ...(names.every((name) => name === undefined) ? [] : [` of ${clientNames(names, 8)}`]),
  ]);
}
