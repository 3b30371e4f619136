import type { Request } from "../request";
import type { Rule, ShimRow } from "../rule";
import type { Answer, Upstream } from "../upstream";
import { invalid, notFound } from "./answers";
import { answerClusters } from "./clusters";
import { answerParts } from "./parts";
import { Store } from "./store";
import { answerTags } from "./tags";
import { update } from "./update";

export const EKS_ROWS: readonly ShimRow[] = [
  {
    service: "eks",
    operation: "CreateCluster, DescribeCluster, UpdateClusterConfig, UpdateClusterVersion, AssociateEncryptionConfig",
    reason:
      "loses access and upgrade settings, makes no security group, names no VPC, splits no log types, has no change of version",
  },
  {
    service: "eks",
    operation: "CreateNodegroup, DescribeNodegroup, UpdateNodegroupConfig, UpdateNodegroupVersion",
    reason: "loses the update settings, answers with Kubernetes 1.19 and remote access, has no change of version",
  },
  { service: "eks", operation: "add-ons, access entries, access policies, pod identities", reason: "not implemented" },
  { service: "eks", operation: "DescribeUpdate, tags of what moto lacks", reason: "not implemented" },
];

/** EKS as a whole, from memory: moto's part of it is too small to build on. */
export function eks(): Rule {
  const store = new Store();
  return {
    async answer(request, emulator) {
      if (request.service !== "eks") return undefined;
      const [root, ...path] = segments(request);
      if (root === "tags") return answerTags(request, store, path.join("/"));
      if (root !== "clusters") return invalid(`The emulator's EKS knows no ${request.path}`);
      return answer(request, emulator, store, path);
    },
  };
}

async function answer(request: Request, emulator: Upstream, store: Store, path: readonly string[]): Promise<Answer> {
  const [name, ...below] = path;
  if (name === undefined || below.length === 0) return answerClusters(request, emulator, store, path);
  const cluster = store.get(request.region, name);
  if (cluster === undefined) return notFound("cluster", name);
  if (request.method === "GET" && below[0] === "updates") return update("ConfigUpdate", below[1]);
  return answerParts(request, store, cluster, below) ?? answerClusters(request, emulator, store, path);
}

/** The parts of a path may hold slashes of their own: ARNs do. */
function segments({ url }: Request): string[] {
  const { pathname } = new URL(url, "http://aws");
  return pathname.split("/").slice(1).map(decodeURIComponent);
}
