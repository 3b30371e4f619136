import type { Certificate } from "./certificate";
import { goneSummary } from "./gone-text";
import type { SweepKind } from "./sweep-scene";

/** The certificate as a page of Markdown: what is left, kept, not looked at, and how each kind was looked for. */
export function gonePage(certificate: Certificate, kinds: readonly SweepKind[]): string {
  const { client, accountId, day, stage, places, regions, left, kept, notLookedAt, sha256 } = certificate;
  const section = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : ["", `## ${title}`, "", ...rowsOf(head, rows)];
  const meaning = new Map(kinds.map(({ id, means }) => [id, means]));
  const commands = left.flatMap((each) => each.commands);
  return [
    `# What is left of ${client}`,
    "",
    goneSummary(certificate).replace(/\.?$/, "."),
    "",
    ...rowsOf(
      ["", ""],
      [
        ["day", day],
        ["account", accountId],
        ["stage in the ledger", stage ?? "none"],
        ["places", places.join(", ")],
        ["regions", regions.join(", ")],
        ["SHA-256", `\`${sha256}\``],
      ],
    ),
    ...section(
      "Left",
      ["Kind", "Where", "What", "Found by", "What it means"],
      left.map((each) => [each.kind, each.where, `\`${each.subject}\``, each.found, meaning.get(each.kind) ?? ""]),
    ),
    ...(commands.length > 0 ? ["", "What removes it:", "", "```sh", ...commands, "```"] : []),
    ...section(
      "Kept on purpose",
      ["Kind", "Where", "What", "Until", "Because"],
      kept.map((each) => [each.kind, each.where, `\`${each.subject}\``, each.until, each.because]),
    ),
    ...section(
      "Not looked at",
      ["Kind", "Where", "Why"],
      notLookedAt.map(({ kind, where, reason }) => [kind, where, reason]),
    ),
    ...section(
      "What was looked for",
      ["Kind", "How", "In"],
      kinds.map(({ id, looked, scope }) => [id, looked, scope === "account" ? "the account" : "each region"]),
    ),
  ].join("\n");
}

function rowsOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
