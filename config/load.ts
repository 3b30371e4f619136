import { CHECKS } from "./checks/all";
import { decodeFile } from "./reading/decode-file";
import { deriveClients, namedClients, replicaRegions } from "./derive";
import { sortFindings, type Finding } from "./reading/finding";
import type { Fleet } from "./fleet";
import { deploymentsOf, FILES, type Check, type FileName, type Registry } from "./registry";
import { clientsFile } from "./schema/client";
import { ledgerFile } from "./schema/ledger";
import { platformFile } from "./schema/platform";
import { chooseTarget, given, type Variables } from "./target";
import { YamlDocument } from "./reading/yaml-document";

/** Where to read, for which target, on which day. */
export interface LoadOptions {
  /** The project's root folder. */
  readonly root: string;
  /** Environment variables: ENVIRONMENT, AWS_REGION, CIDR_REGISTRY, BOOTSTRAP_BACKEND, FLEET_TODAY. */
  readonly variables: Variables;
  /** YYYY-MM-DD; decides only which warnings and ends of support apply, never what is synthesized. */
  readonly today: string;
  /** What is checked besides what every command checks. */
  readonly more?: readonly Check[];
}

/** The configuration, or every reason why there is none; warnings come either way. */
export type Loaded =
  | { readonly ok: true; readonly fleet: Fleet; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads, decodes, checks and derives the configuration of one target, from one file of clients (C-15).
 * Never throws for bad input and never stops at the first problem.
 */
export function loadFleet({ root, variables, today, more = [] }: LoadOptions): Loaded {
  const ledgerPath = given(variables.CIDR_REGISTRY) ?? FILES.ledger;
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
    written: (path, file = "clients") => documents[file].has(path),
    textAt: (file, path) => documents[file].textAt(path),
  };
  const explained = { clients: clients.explained, ledger: ledger.explained, platform: platform.explained };
  for (const check of [...CHECKS, ...more]) {
    for (const { file, ...problem } of check(registry)) {
      const finding = documents[file].locate(problem);
      if (!explained[file].has(finding.path)) findings.push(finding);
    }
  }
  const hasErrors = (file?: string): boolean =>
    findings.some((each) => each.severity === "error" && (file === undefined || each.file === file));
  const settings = platform.whole;
  if (!settings || hasErrors(FILES.platform)) return refuse(findings);
  const target = chooseTarget(settings, variables);
  if ("rule" in target) return refuse([...findings, documents.platform.locate(target)]);
  if (!clients.whole || hasErrors()) return refuse(findings);
  const entries = clients.whole.clients;
  const fleet: Fleet = {
    platform: settings,
    target,
    clients: deriveClients(entries, settings, target),
    namedClients: namedClients(entries, ledger.whole?.clients ?? {}),
    replicaRegions: replicaRegions(entries, target),
    keepConstructs: /^(1|true)$/.test(variables.SYNTH_HCL_OUTPUT ?? ""),
  };
  return { ok: true, fleet: deepFreeze(fleet), findings: sortFindings(findings) };
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
