import { EXIT, ExitError } from "../../terminal/exit";
import { showFindings } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";
import type { ConfigType } from "../config-type";
import { readFileOrExit } from "../read-file";
import { checkConfig } from "./check-config";

/** Which file is checked, and as what. */
export interface ValidateFileOptions {
  readonly type: ConfigType;
  readonly file: string;
  readonly json?: boolean;
}

/** Checks a file and tells everything that is wrong with it. */
export function validateFile({ type, file, json }: ValidateFileOptions): void {
  const findings = checkConfig(type, readFileOrExit(file), file);
  const ok = !findings.some(({ severity }) => severity === "error");
  if (json) printJson({ ok, type, file, findings });
  else showFindings(findings);
  if (!ok) throw new ExitError(EXIT.usage);
  if (!json) printLine(`Valid. ${file} is a ${type} configuration.`);
}
