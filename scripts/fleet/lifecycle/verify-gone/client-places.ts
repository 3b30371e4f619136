import type { Fleet } from "../../../../config/fleet";
import { block, type Block } from "../../../../config/cidr";
import { decodeFile } from "../../../../config/reading/decode-file";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { didYouMean } from "../../../../config/reading/suggest";
import { YamlDocument } from "../../../../config/reading/yaml-document";
import { deploymentsOf, FILES } from "../../../../config/registry";
import { clientsFile } from "../../../../config/schema/client";
import { ledgerFile } from "../../../../config/schema/ledger";
import { given } from "../../../../config/target";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, loadOrExit } from "../../terminal/load";

/** One environment and region that a client is or was in. */
export interface ClientPlace {
  readonly fleet: Fleet;
  /** The address blocks that registry and ledger give it there. */
  readonly blocks: readonly Block[];
  /** Whether an earlier place in the same environment has the shorter DNS name. */
  readonly isFurther: boolean;
  /** Where copies of its buckets are, or would have been. */
  readonly replicaRegion: string;
}

/** A client as registry and ledger know it, wherever it is or was. */
export interface KnownClient {
  readonly name: string;
  /** Its stage in the ledger; undefined where the ledger lacks it. */
  readonly stage: string | undefined;
  /** Every other name in registry and ledger. */
  readonly others: readonly string[];
  readonly places: readonly ClientPlace[];
  /** Places for which there are no settings any more, each as `environment region`. */
  readonly unsettled: readonly string[];
}

interface Placing {
  readonly environment: string;
  readonly region: string;
  readonly block: Block | undefined;
}

/** Where a client's replicas go unless its entry says so. */
const REPLICA_REGION = "us-west-2";

/** Everything that the files say of a client; a name that none of them has ends the command with exit 2. */
export function knownClient(root: string, name: string): KnownClient {
  const base = loadOrExit(root, defaultTarget(root));
  const ledgerPath = given(process.env.CIDR_REGISTRY) ?? FILES.ledger;
  const clientsRead = decodeFile(new YamlDocument(root, FILES.clients), clientsFile);
  const clients = clientsRead.whole?.clients ?? {};
  const ledger = decodeFile(new YamlDocument(root, ledgerPath), ledgerFile).whole?.clients ?? {};
  const known = [...new Set([...Object.keys(clients), ...Object.keys(ledger)])];
  if (!known.includes(name)) {
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `there are ${known.join(", ")}` : "they name nobody");
    const message = `${JSON.stringify(name)} is neither in ${FILES.clients} nor in ${ledgerPath}; ${hint}`;
    throw new ExitError(EXIT.usage, message);
  }
  const entry = clients[name];
  const owned = ledger[name];
  const placings: Placing[] = [
    ...deploymentsOf({ clients: clientsRead.value, platform: base.platform }).flatMap(
      ({ client, environment, region, vpc }) =>
        client === name && environment && region ? [{ environment, region, block: vpc }] : [],
    ),
    ...(owned ? [owned, ...owned.alsoIn] : []).map(({ environment, region, vpcCidr }) => ({
      environment,
      region,
      block: block(vpcCidr),
    })),
  ];
  const byPlace = new Map<string, Placing[]>();
  for (const placing of placings) {
    const key = `${placing.environment} ${placing.region}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), placing]);
  }
  const places: ClientPlace[] = [];
  const unsettled: string[] = [];
  for (const [key, [first, ...rest]] of byPlace) {
    const loaded = load(root, { ENVIRONMENT: first!.environment, AWS_REGION: first!.region });
    if (!loaded.ok) {
      unsettled.push(key);
      continue;
    }
    places.push({
      fleet: loaded.fleet,
      blocks: [first!, ...rest].flatMap((placing) => placing.block ?? []),
      isFurther: places.some(({ fleet }) => fleet.target.environment === first!.environment),
      replicaRegion: entry?.storage.replication.region ?? REPLICA_REGION,
    });
  }
  return { name, stage: owned?.status, others: known.filter((each) => each !== name), places, unsettled };
}

/** Whatever the variables say, the files are read for a target that there is: the default one. */
function defaultTarget(root: string): Record<string, string> {
  const { data } = new YamlDocument(root, FILES.platform);
  const target = isPlainMap(data) ? data.default_target : undefined;
  if (!isPlainMap(target)) return {};
  const { environment, region } = target;
  return typeof environment === "string" && typeof region === "string"
    ? { ENVIRONMENT: environment, AWS_REGION: region }
    : {};
}
