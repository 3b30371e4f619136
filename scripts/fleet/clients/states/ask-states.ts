import pMap from "p-map";

import type { Fleet, Target } from "../../../../config/fleet";
import { stackParts } from "../../../../config/layers";
import { awsFailure } from "../../aws/failure";
import { assertAccount } from "../../aws/identity";
import { assertStateBucket } from "../../state/store/state-bucket";
import { allStateStores } from "../../state/store/state-store";
import { within } from "../../terminal/within";
import type { TargetStanding } from "./layer-standing";
import { lookAtState } from "./look-at-state";

/** States looked at together; each takes three calls. */
const CONCURRENCY = 8;

/** What is waited for an answer about credentials, the bucket, or one state, ms. */
const DEADLINE_MS = 15_000;

/** The states of a target, of these clients where each has its own; what can't be looked at is unknown, and says why. */
export async function askStates(
  fleet: Fleet,
  target: Target,
  clients: readonly string[],
  deadlineMs = DEADLINE_MS,
): Promise<TargetStanding> {
  const here = { ...fleet, target, clients: [] };
  const named = new Set(fleet.namedClients);
  try {
    const parts = stackParts(here, clients);
    const stores = allStateStores(here, clients);
    await within(deadlineMs, "AWS", assertAccount(target));
    await within(deadlineMs, "the state bucket", assertStateBucket(stores[0]!));
    const layers = await pMap(
      stores,
      (store, at) => within(deadlineMs, `the state of ${store.stack}`, lookAtState(store, parts[at]!, named)),
      { concurrency: CONCURRENCY },
    );
    return { layers, reason: null };
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    return { layers: null, reason: failure.message };
  }
}
