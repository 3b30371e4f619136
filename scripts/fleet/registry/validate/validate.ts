import type { Fleet } from "../../../../config/fleet";
import { renderAnnotation } from "../../../../config/reading/render-finding";
import { EXIT, ExitError } from "../../terminal/exit";
import { load, showFindings } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";

/** Which project is checked, and how it is told. */
export interface ValidateOptions {
  readonly root: string;
  readonly json?: boolean;
}

/** Checks a project's files and tells every finding; under GitHub Actions as annotations, too. */
export function validate({ json, root }: ValidateOptions): void {
  const loaded = load(root);
  const { findings, ok } = loaded;
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
  const count = `${clients.length} client${clients.length === 1 ? "" : "s"}`;
  const what = names ? ` (${names})` : "; nothing is synthesized but what they share";
  return `Valid. ${target.environment} in ${target.region}: ${count}${what}.`;
}
