import type { StackPart } from "../../../../config/layers";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { awsFailure } from "../../aws/failure";
import { ownerOf } from "../../review/model/owner";
import { heldLocks, readLocks } from "../../state/locks/locks";
import type { StateStore } from "../../state/store/state-store";
import { isWhole, readState } from "../../state/store/state-versions";
import { EXIT } from "../../terminal/exit";
import type { LayerStanding } from "./layer-standing";

/** The logical id in an address such as `aws_vpc.acme_network_vpc_0A1B["x"]`. */
const LOGICAL_ID = /^[^.]+\.([^.[]+)/;

/** Looks at one state and its locks; a refusal makes it unreadable, and no credentials or network an error (exit 3). */
export async function lookAtState(
  store: StateStore,
  { layer, client }: StackPart,
  clients: ReadonlySet<string>,
): Promise<LayerStanding> {
  const unknown = { layer, stack: store.stack, client, ...UNKNOWN };
  try {
    const [state, locks] = await Promise.all([readState(store), readLocks(store)]);
    const since = [locks.table, locks.file].flatMap((lock) => (lock ? [lock.info.Created] : []));
    const found = {
      ...unknown,
      lastModified: state?.lastModified?.toISOString() ?? null,
      locks: heldLocks(locks),
      lockedSince: since.filter((date) => !Number.isNaN(Date.parse(date))).sort()[0] ?? null,
    };
    if (state === undefined) return { ...found, condition: "missing", resourcesOf: new Map() };
    if (!isWhole(state)) return { ...found, condition: String(state.document) };
    const { serial, addresses } = state.document;
    const resourcesOf = countByClient(addresses, clients);
    return { ...found, condition: "ok", serial, resourcesOf, outputs: outputsIn(state.text) };
  } catch (error) {
    const failure = awsFailure(error);
    if (failure?.code !== EXIT.failed) throw error;
    return { ...unknown, reason: failure.message };
  }
}

const UNKNOWN = {
  condition: "unreadable",
  reason: null,
  serial: null,
  lastModified: null,
  resourcesOf: null,
  locks: null,
  lockedSince: null,
  outputs: {},
} as const;

function countByClient(addresses: readonly string[], clients: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const owner = ownerOf(LOGICAL_ID.exec(address)?.[1] ?? "", clients);
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}

/** Values of a whole state's outputs but sensitive ones. */
function outputsIn(text: string): Record<string, unknown> {
  const { outputs } = JSON.parse(text) as { readonly outputs?: unknown };
  if (!isPlainMap(outputs)) return {};
  const plain = Object.entries(outputs).filter(([, output]) => isPlainMap(output) && output.sensitive !== true);
  return Object.fromEntries(plain.map(([name, output]) => [name, (output as { readonly value?: unknown }).value]));
}
