import { codePoint } from "../../../../config/reading/quote";
import type { SourceText, TextProblem } from "./source-text";

/** A Kubernetes ConfigMap holds one MiB; nothing that a tool is configured with comes near four. */
export const LONGEST_TEXT = 4 * 1024 * 1024;

/** Why a text is no configuration of any tool: empty, too long, or binary. Nothing else is looked at then. */
export function textProblems({ text }: SourceText): readonly TextProblem[] {
  if (text.length > LONGEST_TEXT) {
    const message = `has ${text.length} characters; no configuration has more than ${LONGEST_TEXT}`;
    return [{ offset: 0, rule: "config-size", message }];
  }
  if (/^[\s\uFEFF]*$/.test(text)) return [{ offset: 0, rule: "config-empty", message: "is empty" }];

  const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFD\uFFFE]/.exec(text);
  if (!control) return [];
  const hint = "save it as UTF-8 text";
  const message = `holds ${codePoint(control[0])}: it is binary, or of another encoding`;
  return [{ offset: control.index, rule: "config-binary", message, hint }];
}
