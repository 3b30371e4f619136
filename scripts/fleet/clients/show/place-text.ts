import { ageOf } from "../../state/list/state-listing";
import { oneLine } from "../../terminal/one-line";
import { table } from "../../terminal/table";
import type { ClientPlace } from "../records/client-record";
import { supportText } from "../records/support-end";
import { deployedText } from "../states/deployed-text";
import type { ClientLayer } from "../states/standing-at";
import { placeName } from "../states/standings";
import type { Belongings } from "./belongings";
import type { Reach } from "./commands";
import type { Link } from "./links";

/** What is shown of a client in one place. */
export interface ShownPlace {
  readonly place: ClientPlace;
  readonly enabled: boolean;
  /** Null where the states were not, or could not be, read. */
  readonly layers: readonly ClientLayer[] | null;
  /** These are empty for a client of the ledger alone. */
  readonly links: readonly Link[];
  readonly commands: readonly Reach[];
  readonly belongings: Belongings | undefined;
}

/** A client in one place as paragraphs, without a newline at its end. */
export function placeText({ place, enabled, layers, links, commands, belongings }: ShownPlace, now: number): string {
  const facts = [
    ["account", place.target?.accountId ?? "unknown"],
    ["block", `${place.vpcCidr}${place.allocatedDate === undefined ? "" : `, since ${place.allocatedDate}`}`],
    ...(place.notes === undefined ? [] : [["notes", oneLine(place.notes)]]),
    ["kubernetes", place.kubernetes === undefined ? "none" : supportText(place.kubernetes)],
    ["deployed", deployedText(layers, place, enabled)],
    ["drift", "unknown"],
    ...(belongings === undefined ? [] : [["zone", belongings.zone]]),
  ];
  return [
    `${placeName(place)}\n${indented(table(["", ""], facts).trimStart())}`,
    ...(layers === null ? [] : [`layers\n${indented(layersTable(layers, now))}`]),
    ...list(
      "links",
      links.map(({ to, url }) => `${to}: ${url}`),
    ),
    ...list(
      "commands",
      commands.map(({ to, run }) => `# ${to}\n${run}`),
    ),
    ...list("buckets", belongings?.buckets ?? []),
    ...list("prefixes in shared buckets", belongings?.prefixes ?? []),
    ...list("secrets, by name", belongings?.secrets ?? []),
    ...list("log groups", belongings?.logGroups ?? []),
  ].join("\n\n");
}

function layersTable(layers: readonly ClientLayer[], now: number): string {
  const rows = layers.map(({ layer, condition, serial, resources, lastModified, locks, lockedSince }) => [
    layer,
    condition,
    serial ?? "-",
    resources ?? "unknown",
    lastModified === null ? "-" : ageOf(lastModified, now),
    lockText(locks, lockedSince, now),
  ]);
  return table(["layer", "state", "serial", "resources", "changed", "locks"], rows);
}

function lockText(locks: readonly string[] | null, since: string | null, now: number): string {
  if (locks === null) return "unknown";
  if (locks.length === 0) return "free";
  return since === null ? "held" : `held for ${ageOf(since, now)}`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}\n${indented(lines.join("\n"))}`];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
