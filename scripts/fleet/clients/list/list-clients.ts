import { plural } from "../../../../config/catalogue/plural";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { loadTargetOrExit } from "../../terminal/target";
import type { ClientPlace, ClientRecord } from "../records/client-record";
import { readRecords } from "../records/read-records";
import { recordData, unknownData } from "../records/record-data";
import { stageText } from "../records/stage-text";
import { supportText } from "../records/support-end";
import { askLater } from "../states/ask-later";
import { changedText, deployedText, resourcesText } from "../states/deployed-text";
import { layersOf } from "../states/standing-at";
import { stateNotes } from "../states/state-notes";
import { placeName, standingsOf, type AskStates, type Standings } from "../states/standings";

/** Which clients are listed, how, and whether their states are read. */
export interface ListClientsOptions extends TargetOptions {
  readonly allTargets?: boolean;
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** Lists every client of registry and ledger with what is deployed of it, as far as that can be told. */
export async function listClients(options: ListClientsOptions, askStates: AskStates = askLater): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { target } = fleet;
  const all = readRecords(options.root, fleet);
  const records = all.flatMap((record) => placesIn(record, options));
  const isAsked = (place: ClientPlace): boolean =>
    !options.offline && (options.allTargets === true || placeName(place) === placeName(target));
  const standings = await standingsOf(fleet, records, isAsked, askStates);
  const why = options.offline ? "--offline asks nothing" : "--all-targets asks it";
  const unknown = unknownData(records, standings, why) as { environment: string; region: string; reason: string }[];
  if (options.json) {
    printJson({ clients: records.map((record) => recordData(record, standings)), unknown });
    return;
  }
  printLine(listText(records, standings, Date.now()));
  const elsewhere = all.length - records.length;
  if (elsewhere > 0)
    note(`${plural(elsewhere, "client")} elsewhere: without --environment and --region all are listed`);
  for (const line of stateNotes(standings, Date.now())) note(line);
  if (options.offline && unknown.length > 0) note("what is deployed is unknown: --offline asks nothing");
  else for (const { reason, ...place } of unknown) note(`${placeName(place)}: what is deployed is unknown: ${reason}`);
}

/** A client with its places in the environment and region that are asked for; nobody, if it has none there. */
function placesIn(record: ClientRecord, { environment, region }: ListClientsOptions): ClientRecord[] {
  const places = record.places.filter(
    (place) =>
      (environment === undefined || place.environment === environment) &&
      (region === undefined || place.region === region),
  );
  return places.length === 0 ? [] : [{ ...record, places }];
}

const HEAD = ["client", "stage", "tier", "target", "block", "kubernetes", "deployed", "resources", "changed", "locks"];

function listText(records: readonly ClientRecord[], standings: Standings, now: number): string {
  const rows = records.flatMap((record) =>
    record.places.map((place) => {
      const standing = standings.get(placeName(place));
      const layers = standing === undefined ? null : layersOf(record.name, standing);
      return [
        record.name,
        stageText(record),
        record.tier ?? "-",
        placeName(place),
        place.vpcCidr,
        place.kubernetes === undefined ? "-" : supportText(place.kubernetes),
        deployedText(layers, place, record.enabled === true),
        resourcesText(layers),
        changedText(layers, now),
        locksText(layers),
      ];
    }),
  );
  return table(HEAD, rows);
}

function locksText(layers: ReturnType<typeof layersOf>): string {
  if (layers === null || layers.some(({ locks }) => locks === null)) return "unknown";
  const held = layers.filter(({ locks }) => locks !== null && locks.length > 0).length;
  return held === 0 ? "free" : `held: ${held}`;
}
