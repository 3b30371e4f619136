import { loadApprovals } from "../../../../config/load-approvals";
import { namedIn, standingIn } from "../../../../config/standing";
import { given, type Variables } from "../../../../config/target";
import type { GateFinding } from "../gate/verdict";
import type { Approval } from "./approval";

/** The approvals of a folder, and why there are none where the file can't be taken: then nothing passes. */
export interface ReadApprovals {
  readonly approvals: readonly Approval[];
  readonly findings: readonly GateFinding[];
}

/** Approvals as the gate takes them; without the file there are none, and nothing is wrong. */
export function readApprovals(root: string, today: string, variables: Variables = process.env): ReadApprovals {
  const clients = namedIn(standingIn(root, given(variables.CIDR_REGISTRY)));
  const { approvals, findings } = loadApprovals(root, { today, clients });
  const errors = findings.filter(({ severity }) => severity === "error");
  return {
    approvals,
    findings: errors.map(({ file, line, column, path, message, hint }) => ({
      rule: "unreadable",
      severity: "refused",
      source: `${file}:${line}:${column}`,
      reason: `${path === "" ? "The file" : path} ${message}.`,
      todo: hint === undefined ? "Correct it: fleet validate tells the same." : `Correct it: ${hint}.`,
    })),
  };
}
