import { checkAddressBlocks } from "./checks/address-blocks";
import { checkClients } from "./checks/clients";
import { checkDerivedNames } from "./checks/derived-names";
import { checkLedger } from "./checks/ledger";
import { checkMachines } from "./checks/machines";
import { checkPlacement } from "./checks/placement";
import { checkPlatform } from "./checks/platform";
import { checkText } from "./checks/text";
import { checkVpn } from "./checks/vpn";
import { decode } from "./decode";
import { deriveClients } from "./derive";
import { sortFindings, type Finding } from "./finding";
import type { Fleet, Platform } from "./fleet";
import { deploymentsOf, FILES, type Check, type ClientEntry, type FileName, type Registry } from "./registry";
import { clientsFile } from "./schema/client";
import { ledgerFile } from "./schema/ledger";
import { platformFile } from "./schema/platform";
import { chooseTarget, type Variables } from "./target";
import { YamlDocument } from "./yaml-document";

/** Every rule over the whole registry, in no particular order: findings are sorted afterwards. */
const CHECKS: readonly Check[] = [
  checkClients,
  checkAddressBlocks,
  checkLedger,
  checkVpn,
  checkMachines,
  checkPlacement,
  checkPlatform,
  checkDerivedNames,
];

/** Where to read, for which target, on which day. */
export interface LoadOptions {
  /** The project's root folder. */
  readonly root: string;
  /** Environment variables: ENVIRONMENT, AWS_REGION, CIDR_REGISTRY, BOOTSTRAP_BACKEND. */
  readonly variables: Variables;
  /** YYYY-MM-DD; decides only which warnings and ends of support apply, never what is synthesized. */
  readonly today: string;
}

/** The configuration, or every reason why there is none; warnings come either way. */
export type Loaded =
  | { readonly ok: true; readonly fleet: Fleet; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads, decodes, checks and derives the configuration of one target (DESIGN §3, steps 1-4).
 * Never throws for bad input and never stops at the first problem.
 */
export function loadFleet({ root, variables, today }: LoadOptions): Loaded {
  const ledgerPath = variables.CIDR_REGISTRY ?? FILES.ledger;
  const documents: Record<FileName, YamlDocument> = {
    clients: new YamlDocument(root, FILES.clients),
    ledger: new YamlDocument(root, ledgerPath),
    platform: new YamlDocument(root, FILES.platform),
  };
  const clients = decodeFile(documents.clients, clientsFile);
  const ledger = decodeFile(documents.ledger, ledgerFile);
  const platform = decodeFile(documents.platform, platformFile);

  const findings = [...clients.findings, ...ledger.findings, ...platform.findings];
  const partial = { clients: clients.value, ledger: ledger.value, platform: platform.value, today };
  const registry: Registry = {
    ...partial,
    deployments: deploymentsOf(partial),
    written: (path) => documents.clients.has(path),
  };
  for (const check of CHECKS) {
    for (const { file, ...problem } of check(registry)) findings.push(documents[file].locate(problem));
  }
  if (findings.some(({ severity }) => severity === "error")) return refuse(findings);

  // No error, so nothing is missing: the drafts are whole.
  const settings = platform.value as Platform;
  const target = chooseTarget(settings, variables);
  if ("rule" in target) return refuse([...findings, documents.platform.locate(target)]);
  const entries = clients.value!.clients as Readonly<Record<string, ClientEntry>>;
  const fleet: Fleet = { platform: settings, target, clients: deriveClients(entries, settings, target) };
  return { ok: true, fleet: deepFreeze(fleet), findings: sortFindings(findings) };
}

function decodeFile<S extends Parameters<typeof decode>[0]>(document: YamlDocument, schema: S) {
  const findings: Finding[] = [...document.findings];
  if (document.findings.length > 0) return { value: undefined, findings };
  if (document.data === undefined || document.data === null) {
    findings.push(document.locate({ path: [], rule: "yaml-empty", message: "is empty", value: "" }));
    return { value: undefined, findings };
  }
  const { value, problems } = decode(schema, document.data);
  const text = checkText(document).map((problem) => document.locate(problem));
  // A template or a secret is the whole problem: that it also breaks the field's own rule adds nothing.
  const explained = new Set(text.map(({ line, column }) => `${line}:${column}`));
  const located = problems.map((problem) => document.locate(problem));
  findings.push(...text, ...located.filter(({ line, column }) => !explained.has(`${line}:${column}`)));
  return { value, findings };
}

function refuse(findings: readonly Finding[]): Loaded {
  return { ok: false, findings: sortFindings(findings) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
