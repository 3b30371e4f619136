import type { Problem } from "../reading/problem";
import { CLIENT_NAME, CLIENT_NAME_ADVICE, isReservedName, LONGEST_CLIENT_NAME } from "../schema/client-name";
import { codePoint } from "../reading/quote";
import { clientEntries, type Check, type InFile } from "../registry";

/** Client names and codes: legal, telling, unique (S3-11, S3-20). */
export const checkClients: Check = function* (registry) {
  if (registry.clients?.clients === undefined) return;
  const entries = clientEntries(registry);
  const names = Object.keys(registry.clients.clients);
  if (names.length === 0 && registry.clients.allowEmpty !== true) {
    const hint = "to plan exactly that, add allow_empty: true";
    yield report(["clients"], "clients-empty", "has no clients: applying this would destroy everything", hint);
  }
  for (const name of names) yield* nameProblems(name);

  const codes = new Map<string, string>();
  for (const [name, { clientCode }] of entries) {
    if (clientCode === undefined) continue;
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

function* nameProblems(name: string): Iterable<Problem & InFile> {
  const path = ["clients", name];
  const foreign = [...name].find((character) => !/[\x20-\x7E]/.test(character));
  if (foreign) {
    yield report(path, "client-name", `holds ${codePoint(foreign)}, which is no plain letter, digit or hyphen`);
  } else if (!CLIENT_NAME.test(name)) {
    yield report(path, "client-name", "is not a client name", CLIENT_NAME_ADVICE);
  } else if (name.length > LONGEST_CLIENT_NAME) {
    yield report(path, "client-name", `has ${name.length} characters; the limit is ${LONGEST_CLIENT_NAME}`);
  } else if (isReservedName(name)) {
    yield report(path, "client-name-reserved", "is a reserved name", "choose a name that stands for nothing else");
  }
}

function report(path: string[], rule: string, message: string, hint?: string): Problem & InFile {
  return { file: "clients", path, at: "key", rule, message, ...(hint ? { hint } : {}) };
}
