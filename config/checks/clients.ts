import { codePoint } from "../quote";
import { clientEntries, type Check, type Report } from "../registry";

/** A DNS label without double hyphens; no longer than leaves room for the names made from it. */
const GRAMMAR = /^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/;
const LONGEST = 40;

/** Names that mean something else in an address, a prefix, a tag or a command. */
const RESERVED: ReadonlySet<string> = new Set([
  ...[
    "shared",
    "default",
    "all",
    "none",
    "terraform",
    "fleet",
    "client",
    "clients",
    "kubernetes",
    "istio",
    "observability",
  ],
  ...["bootstrap", "foundation", "platform", "database", "compute", "cluster-services"],
  ...["logs", "traces", "metrics", "audit-logs", "apm-config", "state", "lock-table", "alerts"],
  ...["production", "staging", "development", "constructor", "prototype"],
]);

/** Whether a name can be a client's, as far as its letters go. */
export function isClientName(name: string): boolean {
  return GRAMMAR.test(name);
}

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

function* nameProblems(name: string): Iterable<Report> {
  const path = ["clients", name];
  const foreign = [...name].find((character) => !/[\x20-\x7E]/.test(character));
  if (foreign) {
    yield report(path, "client-name", `holds ${codePoint(foreign)}, which only looks like a plain character`);
  } else if (!isClientName(name)) {
    const hint = "lower-case letters, digits and single hyphens, from a letter on, not ending in a hyphen";
    yield report(path, "client-name", "is not a client name", hint);
  } else if (name.length > LONGEST) {
    yield report(path, "client-name", `has ${name.length} characters; the limit is ${LONGEST}`);
  } else if (RESERVED.has(name) || /^(aws|amazon|amzn|xn--|sthree|eks-)/.test(name)) {
    yield report(path, "client-name-reserved", "is a reserved name", "choose a name that stands for nothing else");
  }
}

function report(path: string[], rule: string, message: string, hint?: string): Report {
  return { file: "clients", path, at: "key", rule, message, ...(hint ? { hint } : {}) };
}
