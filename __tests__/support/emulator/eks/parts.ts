import type { Request } from "../request";
import type { Answer } from "../upstream";
import { answerAccessPolicies } from "./access-policies";
import { found, inUse, notFound } from "./answers";
import { inputOf } from "./clusters";
import { ACCOUNT, type Document } from "./document";
import { PART_KINDS, type PartKind } from "./part-kind";
import { partsOf, type Store, type StoredCluster } from "./store";
import { update } from "./update";

/** Answers for what a cluster has many of; undefined when the path names no such kind. */
export function answerParts(
  request: Request,
  store: Store,
  cluster: StoredCluster,
  path: readonly string[],
): Answer | undefined {
  const [folder, name, ...change] = path;
  const kind = PART_KINDS.find((each) => each.folder === folder);
  if (kind === undefined) return undefined;
  const parts = partsOf(cluster, kind);
  if (name === undefined) return request.method === "GET" ? list(kind, parts) : create(request, store, cluster, kind);
  const part = parts.get(name);
  if (part === undefined) return notFound(kind.one, name);
  if (change[0] === "access-policies") return answerAccessPolicies(request, cluster, name, change[1]);
  if (request.method === "POST") {
    parts.set(name, { ...part, ...kind.update(inputOf(request), part) });
    return change.length > 0 ? update("ConfigUpdate") : found({ [kind.one]: parts.get(name) });
  }
  if (request.method === "DELETE") remove(cluster, kind, part);
  return found({ [kind.one]: part });
}

function list(kind: PartKind, parts: ReadonlyMap<string, Document>): Answer {
  return found({ [kind.all]: [...parts.entries()].map(([name, part]) => kind.summary?.(part) ?? name) });
}

function create(request: Request, store: Store, cluster: StoredCluster, kind: PartKind): Answer {
  const input = inputOf(request);
  const parts = partsOf(cluster, kind);
  if (parts.has(String(input[kind.key]))) return inUse(`The cluster has ${String(input[kind.key])} already`);
  const place = { cluster: cluster.document, region: request.region, account: ACCOUNT, number: store.next() };
  const part = kind.create(input, place);
  parts.set(String(part[kind.key]), part);
  return found({ [kind.one]: part });
}

/** What belongs to an access entry goes with it. */
function remove(cluster: StoredCluster, kind: PartKind, part: Document): void {
  partsOf(cluster, kind).delete(String(part[kind.key]));
  cluster.policies.delete(String(part.principalArn));
}
