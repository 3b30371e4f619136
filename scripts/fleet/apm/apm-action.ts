import { showFindings } from "../terminal/load";
import { printJson } from "../terminal/print";
import { ApmError } from "./failure/apm-error";
import { apmFailure } from "./failure/apm-failure";
import type { OutputOptions } from "./options";

/** An action that ends with a line and findings for people, or with a document, when the store refuses. */
export function apmAction<O extends Pick<OutputOptions, "json">>(
  work: (options: O) => Promise<void>,
): (options: O) => Promise<void> {
  return async (options) => {
    try {
      await work(options);
    } catch (error) {
      if (error instanceof ApmError) {
        const { code, message, retryable, details } = error;
        const findings = details.findings ?? [];
        if (options.json) printJson({ error: { code, message, retryable, findings } });
        else showFindings(findings);
      }
      throw apmFailure(error) ?? error;
    }
  };
}
