import type { NameKind } from "../../../../config/catalogue/name-limits";
import { COST_TAGS } from "../../../../config/catalogue/cost-tags";
import type { SweepScene, TagMap } from "./sweep-scene";

/** What of a thing says whose it is. */
export interface Marks {
  readonly tags?: TagMap;
  /** Its name, and of which kind. */
  readonly name?: string;
  readonly kind?: NameKind;
}

type Scene = Pick<SweepScene, "client" | "names" | "scopes">;

/** Tags by whose value controllers say for which cluster they made something. */
const CLUSTER_TAGS = [
  "elbv2.k8s.aws/cluster",
  "eks:cluster-name",
  "aws:eks:cluster-name",
  "cluster.k8s.amazonaws.com/name",
  "KubernetesCluster",
];

/**
 * How a thing is found to be the client's; undefined for what is not. Whole names and values are compared, never parts of
 * them, and what bears another client's tag is that one's, whatever it is called.
 */
export function whose({ client, names, scopes }: Scene, { tags = {}, name, kind }: Marks): string | undefined {
  const owner = tags[COST_TAGS.client];
  if (owner !== undefined && owner !== client) return undefined;
  const { Environment: environment, Region: region } = tags;
  if (environment !== undefined && region !== undefined && !scopes.has(`${environment} ${region}`)) return undefined;
  if (owner === client) return `tag ${COST_TAGS.client}`;
  const clusters = names("EKS cluster");
  const controller = Object.keys(tags).find(
    (key) => key.startsWith("kubernetes.io/cluster/") && clusters.has(key.slice("kubernetes.io/cluster/".length)),
  );
  if (controller !== undefined) return `tag ${controller}`;
  const cluster = CLUSTER_TAGS.find((key) => clusters.has(tags[key] ?? ""));
  if (cluster !== undefined) return `tag ${cluster}`;
  if (name !== undefined && kind !== undefined && names(kind).has(name)) return "name";
  return tags.Name !== undefined && names("tag value").has(tags.Name) ? "tag Name" : undefined;
}

/** Tags as most services list them. */
export function tagMap(tags: readonly { readonly Key?: string; readonly Value?: string }[] = []): TagMap {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** Whether a longer name of another client begins like this client's: its things are not this one's. */
export function isLongerClients({ client, others }: Pick<SweepScene, "client" | "others">, name: string): boolean {
  return others.some((other) => other.startsWith(`${client}-`) && name.startsWith(`${other}-`));
}
