import { clientEntries, type Check, type InFile, type Registry } from "../registry";
import type { Path } from "../reading/path";
import type { Problem } from "../reading/problem";
import { SHARED_CLIENT_CODE } from "../tags";
import { clientNameProblem } from "./client-names";

/** Client names and codes: legal, telling, unique (S3-11, S3-20). */
export const checkClients: Check = function* (registry) {
  if (registry.clients?.clients === undefined) return;
  yield* nobodyRuns(registry);
  for (const name of Object.keys(registry.clients.clients)) {
    const problem = clientNameProblem(name);
    if (problem) yield { file: "clients", path: ["clients", name], at: "key", ...problem };
  }
  const codes = new Map<string, string>();
  for (const [name, { clientCode }] of clientEntries(registry)) {
    if (clientCode === undefined) continue;
    if (clientCode === SHARED_CLIENT_CODE) {
      const path = ["clients", name, "client_code"];
      yield { file: "clients", path, rule: "client-code", message: "is the code of what no single client owns" };
    }
    const other = codes.get(clientCode.toLowerCase());
    if (other) {
      yield {
        file: "clients",
        path: ["clients", name, "client_code"],
        rule: "client-code-duplicate",
        message: `is also the code of clients.${other}`,
      };
    } else codes.set(clientCode.toLowerCase(), name);
  }
};

/** Nobody there and everybody switched off are one: what is applied then destroys all that there is. */
function* nobodyRuns({ clients, deployments }: Registry): Iterable<Problem & InFile> {
  if (clients?.allowEmpty === true) return;
  const names = Object.keys(clients?.clients ?? {});
  const hint = "to plan exactly that, add allow_empty: true";
  if (names.length === 0) {
    const message = "has no clients: applying this would destroy everything";
    yield nobody(["clients"], message, hint);
    return;
  }
  const isOff = (name: string): boolean => clients?.clients?.[name]?.enabled === false;
  if (names.every(isOff)) {
    const count = names.length === 1 ? "one client, which is disabled" : `${names.length} clients, all disabled`;
    yield nobody(["clients"], `has ${count}: applying this would destroy everything they have`, hint);
    return;
  }
  const places = new Map<string, string[]>();
  for (const { client, environment, region } of deployments) {
    if (!environment || !region) continue;
    const place = `${environment} in ${region}`;
    places.set(place, [...(places.get(place) ?? []), client]);
  }
  for (const [place, there] of places) {
    if (!there.every(isOff)) continue;
    const message = `has nobody enabled for ${place}: applying that would destroy all that ${there.join(", ")} had there`;
    yield { ...nobody(["clients"], message), severity: "warning" };
  }
}

function nobody(path: Path, message: string, hint?: string): Problem & InFile {
  return { file: "clients", path, at: "key", rule: "clients-empty", message, ...(hint ? { hint } : {}) };
}
