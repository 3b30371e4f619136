import { checkAddressBlocks } from "./checks/address-blocks";
import { checkLedgerEntries } from "./checks/ledger-entries";
import { checkLedgerPlaces } from "./checks/ledger-places";
import { checkLedgerReservations } from "./checks/ledger-reservations";
import { checkLedgerStages } from "./checks/ledger-stages";
import { decodeFile } from "./reading/decode-file";
import { sortFindings, type Finding } from "./reading/finding";
import type { Problem } from "./reading/problem";
import { FILES, type Check, type Registry } from "./registry";
import { clientsFile } from "./schema/client";
import { ledgerFile } from "./schema/ledger";
import { platformFile } from "./schema/platform";
import { YamlDocument } from "./reading/yaml-document";

/** The ledger on its own, for a check before a client is in the registry. */
export interface LoadedLedger {
  /** Every block as written, in file order. */
  readonly blocks: readonly string[];
  /** Formats, overlaps and reserved space; nothing about config/clients.yaml. */
  readonly findings: readonly Finding[];
  /** False when the file could not be read as YAML at all. */
  readonly readable: boolean;
}

/** What can be told of the ledger alone. */
const LEDGER_CHECKS: readonly Check[] = [
  checkAddressBlocks,
  checkLedgerPlaces,
  checkLedgerEntries,
  checkLedgerStages,
  checkLedgerReservations,
];

/** Reads and checks cidr-registry.yaml, or another file in its place (S3-101, S3-102). */
export function loadLedger(root: string, file: string, today: string): LoadedLedger {
  const document = new YamlDocument(root, file);
  const { value: ledger, findings } = decodeFile(document, ledgerFile);
  if (!ledger) return { blocks: [], findings: sortFindings(findings), readable: false };
  // Only for the range of Kubernetes services; what else is wrong there is `fleet validate`'s to tell.
  const platform = decodeFile(new YamlDocument(root, FILES.platform), platformFile).value;
  const registry: Registry = {
    clients: undefined,
    ledger,
    platform,
    deployments: [],
    today,
    written: () => false,
    textAt: (_, path) => document.textAt(path),
  };
  const reports = [...LEDGER_CHECKS.flatMap((check) => [...check(registry)]), ...emptyLedger(root, ledger)];
  const located = reports.map((problem) => ({ ...document.locate(problem), file }));
  return {
    blocks: writtenBlocks(document.data),
    findings: sortFindings([...findings, ...located]),
    readable: true,
  };
}

/** A ledger without clients is as suspicious as a registry without them, and may be meant for the same reason. */
function* emptyLedger(root: string, { clients }: NonNullable<Registry["ledger"]>): Iterable<Problem> {
  if (clients === undefined || Object.keys(clients).length > 0) return;
  const registry = decodeFile(new YamlDocument(root, FILES.clients), clientsFile).value;
  if (registry?.allowEmpty === true) return;
  const hint = "if there are none, say allow_empty: true in config/clients.yaml";
  yield { path: ["clients"], at: "key", rule: "ledger-empty", message: "has no clients: nothing was checked", hint };
}

/** Every vpc_cidr in the file, valid or not. */
function writtenBlocks(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === "vpc_cidr" && typeof value === "string" ? [value] : writtenBlocks(value),
  );
}
