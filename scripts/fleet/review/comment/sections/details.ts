import { plural } from "../../../../../config/catalogue/plural";
import type { AttributeChange, ResourceChange } from "../../changes/change-set";
import { SIGNS } from "../counts";
import type { Block, Fold, Line } from "../document/block";
import { clipped } from "../document/escape";
import type { Review, ReviewGroup } from "../review";
import { more } from "./more";
import { clientNames } from "./names";

/** More lines of one group than these are told by `fleet diff` alone. */
const LINES = 40;

/** Of one resource so many attributes. */
const ATTRIBUTES = 8;

/** What changes, attribute by attribute, folded: a fold for each change that clients share, and one for where it comes from. */
export function detailsSection({ groups, registry, changes }: Review): Block[] {
  const folds = [...registryFold(registry), ...aroundFold(changes), ...groups.map(groupFold)];
  if (folds.length === 0) return [];
  return [
    { kind: "heading", level: 3, line: ["Details"] },
    { kind: "folds", folds, share: 0.2, rest: more("groups of clients", "npx fleet diff") },
  ];
}

function registryFold({ changes }: Review["registry"]): Fold[] {
  if (changes.length === 0) return [];
  const lines = changes.map(({ file, path, kind, line }): Line => [
    { code: clipped(path, 200) },
    ` ${kind}, ${file} line ${line}`,
  ]);
  return [{ summary: [`What was edited: ${plural(changes.length, "value")}`], lines: first(lines, "values") }];
}

function aroundFold({ outputs, settings, stacks }: Review["changes"]): Fold[] {
  const lines = [
    ...stacks.added.map((stack): Line => [`${SIGNS.add} stack `, { code: stack }]),
    ...settings.map(({ stack, paths }): Line => [
      `${SIGNS.change} settings of `,
      { code: stack },
      ": ",
      { code: clipped(paths.join(", "), 200) },
    ]),
    ...outputs.map(({ stack, name, owner }): Line => [
      `${SIGNS.change} output `,
      { code: `${stack}.${name}` },
      ...(owner === undefined ? [] : [` for ${owner}`]),
    ]),
  ];
  if (lines.length === 0) return [];
  return [
    {
      summary: [
        `Around the resources: ${plural(lines.length, "stack, setting or output", "stacks, settings and outputs")}`,
      ],
      lines: first(lines, "of them"),
    },
  ];
}

function groupFold({ clients, changes }: ReviewGroup): Fold {
  const same = clients.length > 1 ? ", the same for each" : "";
  return {
    summary: [{ strong: clientNames(clients, 8) }, `: ${plural(changes.length, "resource")}${same}`],
    lines: first(changes.map(changeLine), "resources"),
  };
}

function first(lines: readonly Line[], noun: string): readonly Line[] {
  const left = lines.length - LINES;
  return left > 0 ? [...lines.slice(0, LINES), more(noun, "npx fleet diff")(left)] : lines;
}

function changeLine({ action, address, attributes, movedFrom }: ResourceChange): Line {
  const left = attributes.length - ATTRIBUTES;
  const told = attributes
    .slice(0, ATTRIBUTES)
    .flatMap((each, at): Line => [at === 0 ? ": " : ", ", ...attributeLine(each)]);
  return [
    `${SIGNS[action]} `,
    { code: clipped(address, 200) },
    ...(movedFrom === undefined ? [] : [" from ", { code: clipped(movedFrom, 200) }]),
    ...told,
    ...(left > 0 ? [` and ${left} more`] : []),
  ];
}

/** Values only as far as they may be shown. */
function attributeLine({ path, shown }: AttributeChange): Line {
  const name = { code: clipped(path, 120) };
  if (!shown) return [name, " changed"];
  return [name, " ", { code: clipped(shown.before, 80) }, " → ", { code: clipped(shown.after, 80) }];
}
