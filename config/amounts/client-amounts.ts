import { QUEUE_POLICY_FRAME_BYTES } from "../catalogue/amount-limits";
import { arns } from "../catalogue/arns";
import { partitionOf, type AwsPlace } from "../catalogue/aws-place";
import type { Feature } from "../catalogue/name-purposes";
import { costAnalyzerEnvironment } from "../catalogue/storage/function-environments";
import { INVENTORY_NAME, INVENTORY_PREFIX } from "../catalogue/storage/inventory";
import { holdsObjects } from "../catalogue/storage/storage-roles";
import { uploadEndings } from "../catalogue/storage/upload-endings";
import { names, type Place } from "../names";
import { featuresOf } from "../names/features";
import type { Path } from "../reading/path";
import type { Deployment, Registry } from "../registry";
import type { Amount } from "./amount";
import { jsonBytes } from "./json-bytes";
import { ruleAmounts } from "./rule-amounts";

type Settings = Pick<Registry, "platform">;

/** What one deployment of a client makes much of. */
export function* amountsOfDeployment(settings: Settings, deployment: Deployment): Iterable<Amount> {
  const { entry, path } = deployment;
  const features = featuresOf(entry, settings.platform?.alerting?.smtp !== undefined);
  yield* nodeTypes(deployment, features);
  // A further deployment has no VPN: the first has the most rules.
  if (path.length === 2) yield* ruleAmounts(entry, path);
  const place = placeOf(settings, deployment);
  if (place) yield* storageAmounts(deployment, features, place);
}

function* nodeTypes({ entry, path }: Deployment, features: ReadonlySet<Feature>): Iterable<Amount> {
  const sizes = path.length === 2 ? entry.eks : entry.alsoIn?.[path.at(-1) as number]?.eks;
  if (!features.has("cluster") || !sizes?.instanceTypes) return;
  yield {
    kind: "node instance types",
    amount: sizes.instanceTypes.length,
    file: "clients",
    path: [...path, "eks", "instance_types"],
    hint: "keep those that are wanted most: they come first",
  };
}

function placeOf({ platform }: Settings, { environment, region }: Deployment): (Place & AwsPlace) | undefined {
  if (!environment || !region || platform?.project === undefined) return undefined;
  const accountId = platform.environments?.[environment]?.accountId ?? "0".repeat(12);
  return { project: platform.project, environment, region, accountId, partition: partitionOf(region) };
}

/** The storage section stands once, and makes more where names are longer: a deployment each. */
function* storageAmounts(
  { client, entry }: Deployment,
  features: ReadonlySet<Feature>,
  place: Place & AwsPlace,
): Iterable<Amount> {
  const { storage } = entry;
  const path: Path = ["clients", client, "storage"];
  if (features.has("uploads") && storage?.notifySuffixes) {
    const endings = uploadEndings(storage.notifySuffixes.filter((each) => each !== undefined));
    const rules = endings.map((ending) => arns.eventRule(place, names.uploadRule(place, client, ending)));
    yield {
      kind: "queue policy",
      amount: QUEUE_POLICY_FRAME_BYTES + jsonBytes(rules),
      file: "clients",
      path: [...path, "notify_suffixes"],
      which: ` that lets in ${rules.length} rules`,
      hint: "announce fewer endings",
    };
  }
  const departments = storage?.costOptimization?.departments;
  if (!features.has("cost control") || !departments) return;
  const objects = (storage.roles ?? []).filter((role) => role !== undefined && holdsObjects(role));
  const environment = costAnalyzerEnvironment({
    topicArn: arns.topic(place, names.storageTopic(place, client)),
    bucketNames: objects.map((role) => names.clientBucket(place, client, role)),
    clientTag: client,
    departments: departments as Readonly<Record<string, string>>,
    inventory: {
      bucketName: names.clientBucket(place, client, "inventory"),
      prefix: INVENTORY_PREFIX,
      configurationName: INVENTORY_NAME,
    },
  });
  yield {
    kind: "function environment",
    amount: jsonBytes(environment),
    file: "clients",
    path: [...path, "cost_optimization", "departments"],
    hint: "fewer departments, or shorter prefixes and names",
  };
}
