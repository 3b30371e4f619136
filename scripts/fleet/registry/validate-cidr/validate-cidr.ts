import { resolve } from "node:path";

import { loadLedger } from "../../../../config/load-ledger";
import { FILES } from "../../../../config/registry";
import { given } from "../../../../config/target";
import { todayOf } from "../../../../config/today";
import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { printJson } from "../../terminal/print";
import { isError, printCidrReport } from "./cidr-report";

/** Whose ledger is checked, and how it is told. */
export interface ValidateCidrOptions {
  readonly root: string;
  readonly json?: boolean;
}

/** Checks the ledger alone: the project's, or the file that CIDR_REGISTRY names. */
export function validateCidr({ json, root }: ValidateCidrOptions): void {
  const chosen = given(process.env.CIDR_REGISTRY);
  const path = chosen ? resolve(chosen) : resolve(root, FILES.ledger);
  const ledger = loadLedger(root, chosen ? path : FILES.ledger, todayOf(process.env));
  const failed = ledger.findings.some(isError);
  if (json) printJson({ ok: !failed, registry: path, ...ledger });
  else if (ledger.readable) printCidrReport(path, ledger);
  else showFindings(ledger.findings);
  if (failed) throw new ExitError(ledger.readable ? EXIT.failed : EXIT.usage);
}
