import { checkAddressBlocks } from "./checks/address-blocks";
import { checkAuditRetention } from "./checks/audit-retention";
import { checkChartVersions } from "./checks/chart-versions";
import { checkClients } from "./checks/clients";
import { checkClusterAccess } from "./checks/cluster-access";
import { checkDatabaseVolumes } from "./checks/database-volumes";
import { checkDnsZones } from "./checks/dns-zones";
import { checkDerivedNames } from "./checks/derived-names";
import { checkKubernetesVersions } from "./checks/kubernetes-versions";
import { checkLedger } from "./checks/ledger";
import { checkLedgerEntries } from "./checks/ledger-entries";
import { checkMachines } from "./checks/machines";
import { checkNodeCapacity } from "./checks/node-capacity";
import { checkPlacement } from "./checks/placement";
import { checkPlatform } from "./checks/platform";
import { checkReadableRetention } from "./checks/readable-retention";
import { checkRegions } from "./checks/regions";
import { checkReplicas } from "./checks/replicas";
import { checkSpotCapacity } from "./checks/spot-capacity";
import { checkStorage } from "./checks/storage";
import { checkToolRetention } from "./checks/tool-retention";
import { checkVpn } from "./checks/vpn";
import { decodeFile } from "./reading/decode-file";
import { deriveClients, replicaRegions } from "./derive";
import { sortFindings, type Finding } from "./reading/finding";
import type { Fleet, Platform } from "./fleet";
import { deploymentsOf, FILES, type Check, type ClientEntry, type FileName, type Registry } from "./registry";
import { clientsFile } from "./schema/client";
import { ledgerFile } from "./schema/ledger";
import { platformFile } from "./schema/platform";
import { chooseTarget, given, type Variables } from "./target";
import { YamlDocument } from "./reading/yaml-document";

/** Every rule over the whole registry, in no particular order: findings are sorted afterwards. */
const CHECKS: readonly Check[] = [
  checkClients,
  checkAddressBlocks,
  checkLedger,
  checkLedgerEntries,
  checkVpn,
  checkMachines,
  checkNodeCapacity,
  checkSpotCapacity,
  checkDatabaseVolumes,
  checkKubernetesVersions,
  checkChartVersions,
  checkRegions,
  checkPlacement,
  checkPlatform,
  checkClusterAccess,
  checkReplicas,
  checkStorage,
  checkAuditRetention,
  checkReadableRetention,
  checkToolRetention,
  checkDerivedNames,
  checkDnsZones,
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
 * Reads, decodes, checks and derives the configuration of one target, from one file of clients (C-15).
 * Never throws for bad input and never stops at the first problem.
 */
export function loadFleet({ root, variables, today }: LoadOptions): Loaded {
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
    written: (path) => documents.clients.has(path),
  };
  const explained = { clients: clients.explained, ledger: ledger.explained, platform: platform.explained };
  for (const check of CHECKS) {
    for (const { file, ...problem } of check(registry)) {
      const finding = documents[file].locate(problem);
      if (!explained[file].has(finding.path)) findings.push(finding);
    }
  }
  const hasErrors = (file?: string): boolean =>
    findings.some((each) => each.severity === "error" && (file === undefined || each.file === file));
  if (hasErrors(FILES.platform)) return refuse(findings);

  // No error in a file, so nothing is missing in it: its draft is whole.
  const settings = platform.value as Platform;
  const target = chooseTarget(settings, variables);
  if ("rule" in target) return refuse([...findings, documents.platform.locate(target)]);
  if (hasErrors()) return refuse(findings);
  const entries = clients.value!.clients as Readonly<Record<string, ClientEntry>>;
  const fleet: Fleet = {
    platform: settings,
    target,
    clients: deriveClients(entries, settings, target),
    replicaRegions: replicaRegions(entries),
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
