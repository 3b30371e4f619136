import { accountQuotaCheck } from "../../../../config/checks/account-quotas";
import { loadKnownQuotas } from "../../../../config/known-quotas";
import { loadApprovals } from "../../../../config/load-approvals";
import { plural } from "../../../../config/catalogue/plural";
import type { Fleet } from "../../../../config/fleet";
import { sortFindings } from "../../../../config/reading/finding";
import { renderAnnotation } from "../../../../config/reading/render-finding";
import { namedIn, standingIn } from "../../../../config/standing";
import { given } from "../../../../config/target";
import { todayOf } from "../../../../config/today";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, showFindings } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";
import { vanishedClients } from "./vanished-clients";

/** Which project is checked, and how it is told. */
export interface ValidateOptions {
  readonly root: string;
  readonly json?: boolean;
  /** The commit from which on no client may vanish. */
  readonly since?: string;
}

/** Checks a project's files and tells every finding; under GitHub Actions as annotations, too. */
export function validate({ json, root, since }: ValidateOptions): void {
  const quotas = loadKnownQuotas(root);
  const loaded = load(root, {}, [accountQuotaCheck(quotas.known)]);
  // Another ledger than the project's own has no history there.
  const otherLedger = given(process.env.CIDR_REGISTRY);
  const vanished = otherLedger === undefined ? vanishedClients(root, since) : [];
  const facts = { today: todayOf(process.env), clients: namedIn(standingIn(root, otherLedger)) };
  const findings = sortFindings([
    ...loaded.findings,
    ...quotas.findings,
    ...vanished,
    ...loadApprovals(root, facts).findings,
  ]);
  const ok = loaded.ok && !findings.some(({ severity }) => severity === "error");
  if (json) printJson({ ok, ...(ok ? summary(loaded.fleet) : {}), findings });
  else showFindings(findings);
  if (process.env.GITHUB_ACTIONS === "true" && !json) findings.map(renderAnnotation).forEach((line) => printLine(line));
  if (!ok) throw new ExitError(EXIT.usage);
  if (!json) printLine(sentence(loaded.fleet));
}

function summary({ target, clients }: Fleet): object {
  return {
    target: { environment: target.environment, region: target.region },
    clients: clients.map(({ name }) => name),
  };
}

function sentence({ target, clients }: Fleet): string {
  const names = clients.map(({ name }) => name).join(", ");
  const count = plural(clients.length, "client");
  const what = names ? ` (${names})` : "; nothing is synthesized but what they share";
  return `Valid. ${target.environment} in ${target.region}: ${count}${what}.`;
}
