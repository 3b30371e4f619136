import type { Documents } from "../../support/synth";

/** What every client publishes, one entry per client and contract. */
export function publishedBy(
  documents: Documents,
  clients: ReadonlySet<string>,
): { stack: string; output: string; client: string; value: unknown }[] {
  return Object.entries(documents).flatMap(([stack, { output = {} }]) =>
    Object.entries(output).flatMap(([name, { value }]) =>
      typeof value === "object" && value !== null
        ? Object.entries(value)
            .filter(([client]) => clients.has(client))
            .map(([client, own]) => ({ stack, output: name, client, value: own as unknown }))
        : [],
    ),
  );
}
