import { plural } from "../catalogue/plural";
import type { Finding } from "./finding";

/** How words are set off; without colours, not at all. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const PLAIN: Paint = { bold: String, dim: String, error: String, warning: String };

/** A finding as a person reads it: place, rule, sentence, the source line with a caret, a hint. */
export function renderFinding(finding: Finding, paint: Paint = PLAIN): string {
  const { file, line, column, severity, rule, path, value, message, source, hint } = finding;
  const place = paint.bold(`${file}:${line}:${column}`);
  const sentence = [path, value, message].filter(Boolean).join(" ");
  const lines = [`${place} ${paint[severity](severity)} ${rule}  ${sentence}`];
  if (source?.trim()) {
    const gutter = String(line).padStart(5);
    const caret = `${" ".repeat(column - 1)}${paint[severity]("^")}`;
    lines.push(`${gutter} | ${source}`, `${" ".repeat(gutter.length)} | ${caret}`);
  }
  if (hint) lines.push(`   ${paint.dim("hint:")} ${hint}`);
  return lines.join("\n");
}

/** All findings, with a last line that counts them; empty when there are none. */
export function renderFindings(findings: readonly Finding[], paint: Paint = PLAIN): string {
  if (findings.length === 0) return "";
  return [...findings.map((finding) => renderFinding(finding, paint)), "", countFindings(findings), ""].join("\n");
}

/** A finding as GitHub Actions shows it beside the changed line. */
export function renderAnnotation({ file, line, column, severity, rule, path, value, message, hint }: Finding): string {
  const text = [path, value, message, hint && `(${hint})`].filter(Boolean).join(" ");
  return `::${severity} file=${file},line=${line},col=${column},title=${rule}::${escapeData(text)}`;
}

/** "2 errors, 1 warning". */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return [counted(errors, "error"), counted(findings.length - errors, "warning")].filter(Boolean).join(", ");
}

function counted(count: number, word: string): string {
  return count === 0 ? "" : plural(count, word);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
