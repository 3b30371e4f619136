import type { Request } from "../request";
import type { Answer, Upstream } from "../upstream";
import { found, invalid, inUse, notFound } from "./answers";
import { changedCluster, isNextVersion, newCluster } from "./cluster";
import { makeClusterNetwork, removeClusterNetwork } from "./cluster-network";
import { ACCOUNT, type Document } from "./document";
import type { Store, StoredCluster } from "./store";
import { update } from "./update";

/** Answers for the clusters themselves: `/clusters`, `/clusters/{name}` and the changes of one. */
export async function answerClusters(
  request: Request,
  emulator: Upstream,
  store: Store,
  path: readonly string[],
): Promise<Answer> {
  const { method, region } = request;
  const [name, ...change] = path;
  if (name === undefined) {
    return method === "GET" ? found({ clusters: store.names(region) }) : create(request, emulator, store);
  }
  const cluster = store.get(region, name);
  if (cluster === undefined) return notFound("cluster", name);
  if (change.length > 0) return changed(cluster, change.join("/"), inputOf(request));
  return method === "DELETE" ? remove(request, emulator, store, cluster) : found({ cluster: cluster.document });
}

/** The JSON of a request; none is an empty one. */
export function inputOf({ body }: Request): Document {
  return body.length === 0 ? {} : (JSON.parse(body.toString()) as Document);
}

async function create(request: Request, emulator: Upstream, store: Store): Promise<Answer> {
  const { region } = request;
  const input = inputOf(request);
  const name = String(input.name);
  if (store.get(region, name)) return inUse(`Cluster already exists with name: ${name}`);
  const { subnetIds } = input.resourcesVpcConfig as { readonly subnetIds: readonly string[] };
  const network = await makeClusterNetwork(request, emulator, name, subnetIds[0]!);
  const { document } = store.add(region, newCluster(input, { region, account: ACCOUNT, ...network }));
  return found({ cluster: document });
}

async function remove(
  request: Request,
  emulator: Upstream,
  store: Store,
  { document, parts }: StoredCluster,
): Promise<Answer> {
  if (parts.get("node-groups")!.size > 0) return inUse("Cluster has nodegroups attached");
  const { clusterSecurityGroupId } = document.resourcesVpcConfig as { readonly clusterSecurityGroupId: string };
  store.remove(request.region, String(document.name));
  await removeClusterNetwork(request, emulator, clusterSecurityGroupId);
  return found({ cluster: { ...document, status: "DELETING" } });
}

function changed(cluster: StoredCluster, change: string, input: Document): Answer {
  const { document } = cluster;
  switch (change) {
    case "update-config":
      cluster.document = { ...document, ...changedCluster(input, document) };
      return update("ConfigUpdate");
    case "updates": {
      const version = String(input.version);
      if (!isNextVersion(version, document))
        return invalid(`Unsupported Kubernetes minor version update from ${String(document.version)} to ${version}`);
      cluster.document = { ...document, version };
      return update("VersionUpdate");
    }
    case "encryption-config/associate":
      cluster.document = { ...document, encryptionConfig: input.encryptionConfig };
      return update("AssociateEncryptionConfig");
    default:
      return invalid(`The emulator's EKS knows no ${change} of a cluster`);
  }
}
