import { plural } from "../../../config/catalogue/plural";
import { assertAccount } from "../aws/identity";
import { EXIT, ExitError } from "../terminal/exit";
import type { TargetOptions } from "../terminal/options";
import { note, printJson, printLine } from "../terminal/print";
import { loadTargetOrExit } from "../terminal/target";
import { writeWhole } from "../terminal/write-whole";
import { auditAccount, auditScene } from "./audit-account";
import { auditTable } from "./audit-table";

/** Which account is audited, and how it is told. */
export interface AuditOptions extends TargetOptions {
  readonly dump?: string;
  readonly json?: boolean;
}

/** Audits the target's account and reports; findings that nobody expects, and areas that can't be read, fail it. */
export async function securityAudit(options: AuditOptions): Promise<void> {
  const fleet = loadTargetOrExit(options);
  const { accountId } = await assertAccount(fleet.target);
  const scene = auditScene(fleet, accountId);
  const areas = await auditAccount(scene);
  const bad = areas.filter(({ status }) => status !== "ok");
  const { environment, region } = fleet.target;
  if (options.json) printJson({ ok: bad.length === 0, environment, region, accountId, areas });
  else auditTable(areas).forEach(printLine);
  if (options.dump !== undefined) {
    // Once more the answer that the areas had, or its error: without it there is nothing to write.
    const text = `${JSON.stringify(await scene.details(), null, 2)}\n`;
    writeWhole(options.dump, text, 0o600);
    note(`Wrote ${options.dump}.`);
  }
  if (bad.length === 0) return note(`Nothing found in ${plural(areas.length, "area")} of account ${accountId}.`);
  const unknown = areas.filter(({ status }) => status === "unknown").map(({ area }) => area);
  if (unknown.length > 0) note("next: get the permissions that are named above, and audit again");
  const count = areas.flatMap(({ findings }) => findings).filter(({ expected }) => expected === undefined).length;
  const missing = unknown.length > 0 ? `; not known: ${unknown.join(", ")}` : "";
  throw new ExitError(EXIT.failed, `${count} finding(s) in account ${accountId}${missing}`);
}
