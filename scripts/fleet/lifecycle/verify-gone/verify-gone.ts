import { REGIONS } from "../../../../config/catalogue/regions";
import { didYouMean } from "../../../../config/reading/suggest";
import { todayOf } from "../../../../config/today";
import { assertAccount, callerIdentity } from "../../aws/identity";
import { EXIT, ExitError } from "../../terminal/exit";
import { note, printJson, printLine } from "../../terminal/print";
import { certificate, type Certificate, type NotLookedAt } from "./certificate";
import { knownClient, type ClientPlace, type KnownClient } from "./client-places";
import { gonePage } from "./gone-page";
import { goneSummary, goneText } from "./gone-text";
import { SWEEP_KINDS } from "./kinds/all-kinds";
import { scenesOf } from "./scenes";
import { sweep } from "./sweep";

/** What of a client is swept, and how it is told. */
export interface VerifyGoneOptions {
  readonly environment?: string;
  readonly region?: string;
  readonly alsoRegion?: readonly string[];
  readonly root: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Sweeps the account for a client and reports; what is left, and what was not looked at, fails the command. */
export async function verifyGone(name: string, options: VerifyGoneOptions): Promise<void> {
  const alsoRegions = options.alsoRegion ?? [];
  assertRegions(alsoRegions);
  const known = knownClient(options.root, name);
  const chosen = chosenPlaces(known, options);
  const { accountId } = await callerIdentity(chosen[0]!.fleet.target.region);
  const places = chosen.filter(({ fleet }) => fleet.target.accountId === accountId);
  // The refusal is the first place's: it says whose the credentials are, and whose they should be.
  if (places.length === 0) await assertAccount(chosen[0]!.fleet.target);
  const scenes = scenesOf({ known, places, alsoRegions, today: todayOf(process.env) });
  const reports = await sweep(SWEEP_KINDS, scenes.account, scenes.regions);
  const unswept = [...elsewhere(chosen, accountId), ...unsettled(known, options)];
  report(certificate({ known, scenes, kinds: SWEEP_KINDS, reports, unswept }), options);
}

function report(result: Certificate, { json, markdown }: VerifyGoneOptions): void {
  const { client, stage, gone, left, notLookedAt } = result;
  if (json) printJson(result);
  else if (markdown) printLine(gonePage(result, SWEEP_KINDS));
  else goneText(result).forEach((line) => printLine(line));
  if (gone) return note(goneSummary(result));
  if (left.length > 0 && stage !== "offboarding" && stage !== "decommissioned")
    note(
      `${client} is ${stage ?? "not"} in the ledger: what is listed may be in use, and is not to be removed before it leaves`,
    );
  if (notLookedAt.some(({ kind }) => kind !== "place"))
    note("next: get the permissions that are named above, and verify again");
  throw new ExitError(EXIT.failed, goneSummary(result));
}

function chosenPlaces(
  { name, places, unsettled }: KnownClient,
  { environment, region }: VerifyGoneOptions,
): ClientPlace[] {
  const chosen = places.filter(
    ({ fleet: { target } }) =>
      (environment === undefined || target.environment === environment) &&
      (region === undefined || target.region === region),
  );
  if (chosen.length > 0) return chosen;
  const all = [...places.map(({ fleet: { target } }) => `${target.environment} in ${target.region}`), ...unsettled];
  const wanted = [environment, region].filter((each) => each !== undefined).join(" in ");
  throw new ExitError(
    EXIT.usage,
    `${name} is not and was not in ${wanted || "any place with settings"}; there is ${all.join(", ")}`,
  );
}

/** Another account's places need its credentials. */
function elsewhere(chosen: readonly ClientPlace[], accountId: string): NotLookedAt[] {
  return chosen.flatMap(({ fleet: { target } }) =>
    target.accountId === accountId
      ? []
      : [
          {
            kind: "place",
            where: `${target.environment} ${target.region}`,
            reason: `it is in account ${target.accountId}: with its credentials, --environment ${target.environment}`,
          },
        ],
  );
}

/** Places that platform.yaml no longer has settings for. */
function unsettled({ unsettled: places }: KnownClient, { environment, region }: VerifyGoneOptions): NotLookedAt[] {
  return places
    .filter((place) => {
      const [itsEnvironment, itsRegion] = place.split(" ");
      return (environment ?? itsEnvironment) === itsEnvironment && (region ?? itsRegion) === itsRegion;
    })
    .map((where) => ({ kind: "place", where, reason: "config/platform.yaml has no settings for it" }));
}

function assertRegions(regions: readonly string[]): void {
  const known = Object.keys(REGIONS);
  for (const region of regions) {
    if (known.includes(region)) continue;
    const hint = didYouMean(region, known) ?? "us-east-2 is one";
    throw new ExitError(EXIT.usage, `--also-region ${JSON.stringify(region)} is no region; ${hint}`);
  }
}
