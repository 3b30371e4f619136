import { plural } from "../../../../config/catalogue/plural";
import type { ResourceChange } from "../changes/change-set";
import { groupsOf, type ChangeGroup } from "../changes/groups-of";
import { countsByClient, countsText, totalOf, touchedLayers } from "../comment/counts";
import type { Block, Line } from "../comment/document/block";
import { more } from "../comment/sections/more";
import { clientName, clientNames } from "../comment/sections/names";
import type { Sides } from "../sides/open-sides";
import { aroundLines } from "./around";
import { changeLines } from "./change-lines";
import { ownTextsOf } from "./own-texts";
import { unexplained } from "./unexplained";

const ALL = more("of them", "npx fleet diff");

/** What differs, as parts of a page: destruction first, then each change with those whom it reaches. */
export function diffBlocks(sides: Sides): Block[] {
  const { changes, registry, byCode } = sides;
  const around = aroundLines(changes);
  if (changes.changes.length === 0 && around.length === 0) return [paragraph("Nothing changes.")];
  const isLost = ({ action }: ResourceChange): boolean => action === "remove" || action === "replace";
  const [lost, kept] = [changes.changes.filter(isLost), changes.changes.filter((each) => !isLost(each))].map((each) =>
    groupsOf(each, ownTextsOf(sides)),
  ) as [ChangeGroup[], ChangeGroup[]];
  const strange = [...unexplained(changes, registry, byCode)];
  return [
    ...(changes.changes.length === 0 ? [paragraph("No resource changes.")] : [summary(sides)]),
    ...(strange.length === 0
      ? []
      : [
          paragraph(
            `Nothing in the three files says why: ${clientNames(strange, 8)}. The code does, or it is a mistake.`,
          ),
        ]),
    ...(lost.length === 0 ? [] : [...section("Removed and replaced", lost)]),
    ...(kept.length === 0 ? [] : section(lost.length === 0 ? "What changes" : "What else changes", kept)),
    ...(around.length === 0 ? [] : [heading("Around the resources"), list(around)]),
  ];
}

function summary({ changes }: Sides): Block {
  const layers = touchedLayers(changes);
  const rows = countsByClient(changes).map(({ client, layers: counts }): Line[] => [
    [clientName(client)],
    ...layers.map((layer): Line => [countsText(counts.get(layer))]),
    [countsText(totalOf(counts.values()))],
  ]);
  return {
    kind: "table",
    head: ["Client", ...layers, "all"],
    rows,
    share: 0.3,
    rest: more("clients", "npx fleet diff"),
  };
}

function section(title: string, groups: readonly ChangeGroup[]): Block[] {
  const folds = groups.map((group) => ({
    summary: [{ strong: titleOf(group) }] as Line,
    lines: linesOf(group),
  }));
  return [heading(title), { kind: "folds", folds, share: 0.3, rest: more("groups of clients", "npx fleet diff") }];
}

function titleOf({ clients, changes, differs }: ChangeGroup): string {
  const count = plural(changes.length, "resource");
  if (clients.length === 1) return `${clientName(clients[0])}${differs ? " differs" : ""}: ${count}`;
  return `The same for ${plural(clients.length, "client")} (${clientNames(clients, 8)}): ${count} each`;
}

function linesOf({ changes, clients }: ChangeGroup): Line[] {
  const byLayer = new Map<string, ResourceChange[]>();
  for (const change of changes) byLayer.set(change.layer, [...(byLayer.get(change.layer) ?? []), change]);
  return [...byLayer].flatMap(([layer, each]) => changeLines(layer, each, clients.length > 1));
}

function heading(text: string): Block {
  return { kind: "heading", level: 3, line: [text] };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", line: [text] };
}

function list(lines: readonly Line[]): Block {
  return { kind: "list", lines, share: 0.1, rest: ALL };
}
