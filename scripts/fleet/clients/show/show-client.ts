import type { Fleet } from "../../../../config/fleet";
import { didYouMean } from "../../../../config/reading/suggest";
import { EXIT, ExitError } from "../../terminal/exit";
import type { TargetOptions } from "../../terminal/options";
import { note, printJson, printLine } from "../../terminal/print";
import { loadTargetOrExit } from "../../terminal/target";
import type { ClientPlace, ClientRecord } from "../records/client-record";
import { readRecords } from "../records/read-records";
import { placeData, recordData, unknownData } from "../records/record-data";
import { stageText } from "../records/stage-text";
import { askLater } from "../states/ask-later";
import { layersOf } from "../states/standing-at";
import { placeName, standingsOf, type AskStates, type Standings } from "../states/standings";
import { stateNotes } from "../states/state-notes";
import { belongingsOf } from "./belongings";
import { commandsOf } from "./commands";
import { linksOf } from "./links";
import { placeText, type ShownPlace } from "./place-text";
import { publishedOf } from "./published";

/** Where the client is looked at, and how it is shown. */
export interface ShowClientOptions extends TargetOptions {
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** Shows one client of registry or ledger in full, as far as it can be told. */
export async function showClient(
  name: string,
  options: ShowClientOptions,
  askStates: AskStates = askLater,
): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const record = recordNamed(readRecords(options.root, fleet), name, options);
  const standings = await standingsOf(fleet, [record], () => !options.offline, askStates);
  const shown = record.places.map((place) => shownAt(fleet, record, place, standings));
  const unknown = unknownData([record], standings, "--offline asks nothing") as Unknown[];
  if (options.json) {
    const places = shown.map(({ place, links, commands, belongings }) => ({
      ...placeData(name, place, standings),
      links,
      commands,
      belongings: belongings ?? null,
    }));
    printJson({ ...recordData(record, standings), places, unknown });
    return;
  }
  printLine([headOf(record), ...shown.map((each) => placeText(each, Date.now()))].join("\n\n"));
  const concerns = (client: string | undefined): boolean => client === undefined || client === name;
  for (const line of stateNotes(standings, Date.now(), ({ client }) => concerns(client))) note(line);
  if (options.offline) note("what is deployed is unknown: --offline asks nothing");
  else for (const { reason, ...place } of unknown) note(`${placeName(place)}: what is deployed is unknown: ${reason}`);
}

interface Unknown {
  readonly environment: string;
  readonly region: string;
  readonly reason: string;
}

function recordNamed(
  records: readonly ClientRecord[],
  name: string,
  { environment, region }: ShowClientOptions,
): ClientRecord {
  const record = records.find((each) => each.name === name);
  if (record === undefined) {
    const known = records.map((each) => each.name);
    const hint = didYouMean(name, known) ?? "npx fleet list names them all";
    throw new ExitError(EXIT.usage, `${JSON.stringify(name)} is no client of registry or ledger; ${hint}`);
  }
  const places = record.places.filter(
    (place) =>
      (environment === undefined || place.environment === environment) &&
      (region === undefined || place.region === region),
  );
  if (places.length > 0) return { ...record, places };
  const there = record.places.map(placeName).join(" and ");
  throw new ExitError(
    EXIT.usage,
    `${name} is not in ${[environment, region].filter(Boolean).join(" in ")}: it is ${there}`,
  );
}

function shownAt(fleet: Fleet, { name, enabled }: ClientRecord, place: ClientPlace, standings: Standings): ShownPlace {
  const standing = standings.get(placeName(place)) ?? { layers: null, reason: null };
  const layers = layersOf(name, standing);
  const { client, target } = place;
  const rest = { place, enabled: enabled === true, layers };
  if (client === undefined || target === undefined) return { ...rest, links: [], commands: [], belongings: undefined };
  const ids = publishedOf(name, standing.layers);
  // Whoever is switched off and known to have nothing left can't be reached.
  const isThere = enabled === true || (layers ?? []).some(({ deployed }) => deployed === true);
  return {
    ...rest,
    links: isThere ? linksOf(client, target, ids) : [],
    commands: isThere ? commandsOf(client, target, ids) : [],
    belongings: belongingsOf(client, target, fleet),
  };
}

function headOf(record: ClientRecord): string {
  const { name, fullName, tier, code, stageSince, enabled } = record;
  const since = stageSince === undefined ? "" : ` since ${stageSince}`;
  const words = [
    `${stageText(record)}${since}`,
    ...(enabled === undefined ? ["not in config/clients.yaml"] : []),
    ...(tier === undefined ? [] : [`tier ${tier}`]),
    ...(code === undefined ? [] : [`code ${code}`]),
  ];
  return `${name}${fullName === undefined ? "" : ` (${fullName})`}: ${words.join(", ")}`;
}
