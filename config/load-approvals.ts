import { checkApprovals } from "./checks/approvals";
import type { Camel } from "./reading/camel";
import { decodeFile } from "./reading/decode-file";
import { sortFindings, type Finding } from "./reading/finding";
import type { Path } from "./reading/path";
import { YamlDocument } from "./reading/yaml-document";
import { approvalsFile, type ApprovalsFile } from "./schema/approvals";

/** Where exceptions from the gate's rules are written. */
export const APPROVALS_FILE = "config/approvals.yaml";

/** An approval, and where it stands, both from 1 on. */
export type WrittenApproval = Camel<ApprovalsFile>["approvals"][number] & {
  readonly line: number;
  readonly column: number;
};

/** The approvals of a folder: none where anything is wrong with them, or where there is no such file. */
export interface LoadedApprovals {
  readonly approvals: readonly WrittenApproval[];
  /** Everything that is wrong, and warnings of what is over or names nobody. */
  readonly findings: readonly Finding[];
}

/** What approvals are checked against. */
export interface ApprovalFacts {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Clients that registry or ledger name; empty where nobody knows them. */
  readonly clients: ReadonlySet<string>;
}

/** Reads and checks config/approvals.yaml; never throws for bad input. Without the file nothing is approved. */
export function loadApprovals(root: string, facts: ApprovalFacts): LoadedApprovals {
  const document = new YamlDocument(root, APPROVALS_FILE);
  if (document.findings.some(({ rule }) => rule === "file-missing")) return { approvals: [], findings: [] };
  const { value, whole, findings, explained } = decodeFile(document, approvalsFile);
  const known = { ...facts, written: (path: Path) => document.has(path) };
  const located = [...checkApprovals(value?.approvals ?? [], known)].map((problem) => document.locate(problem));
  const all = sortFindings([...findings, ...located.filter(({ path }) => !explained.has(path))]);
  const isValid = whole !== undefined && !all.some(({ severity }) => severity === "error");
  const approvals = (isValid ? whole.approvals : []).map((approval, index) => {
    const { line, column } = document.locate({ path: ["approvals", index], rule: "", message: "" });
    return { ...approval, line, column };
  });
  return { approvals, findings: all };
}
