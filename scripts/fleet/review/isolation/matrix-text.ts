import { breachesByPair, breachWords, NOBODY, pairCount } from "./pairs";
import type { Isolation } from "./isolation-of";
import { SHARED_THINGS, type SharedId, type SharedThing } from "./shared-things";

/** More columns nobody reads, however wide the terminal is. */
const MOST_COLUMNS = 40;
/** A list of more breaches is cut: `--json` has them all. */
const MOST_BREACHES = 200;
const CELL = 4;

/** Whatever the matrix is printed to. */
export type Output = Pick<NodeJS.WriteStream, "isTTY" | "columns">;

/** Clients by clients as far as they fit, a sentence, each breach with its place, and what clients share with the reason. */
export function isolationText(isolation: Isolation, output: Output = process.stdout): string {
  const { breaches, shared } = isolation;
  const listed = breaches.slice(0, MOST_BREACHES).map((breach) => {
    return [`  ${breach.stack}  ${breach.address}  ${breach.path}`, `    ${breachWords(breach)}`].join("\n");
  });
  const more = breaches.length - listed.length;
  return [
    matrix(isolation, output),
    sentence(isolation),
    listed.length > 0
      ? [...listed, ...(more > 0 ? [`  … and ${more} more: --json lists them all`] : [])].join("\n")
      : "",
    shared.length > 0
      ? ["Shared on purpose, and why:", ...shared.map((id) => `  ${sharedText(id as SharedId)}`)].join("\n")
      : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** `300 clients, 89,700 pairs: no breach`. */
export function sentence(isolation: Isolation): string {
  const { clients, breaches } = isolation;
  const pairs = pairCount(isolation);
  const found = breaches.length === 0 ? "no breach" : plural(breaches.length, "breach", "breaches");
  return `${plural(clients.length, "client", "clients")}, ${plural(pairs, "pair", "pairs")}: ${found}`;
}

function sharedText(id: SharedId): string {
  const { what, reason }: SharedThing = SHARED_THINGS[id];
  return `${what}: ${reason}`;
}

/** Rows are those whose things reach, columns those who are reached, by the number before their names. */
function matrix(isolation: Isolation, { isTTY, columns }: Output): string {
  const { clients } = isolation;
  const label = Math.max(0, ...clients.map((name) => name.length), NOBODY.length) + CELL + 1;
  const room = isTTY && columns > 0 ? columns : label + CELL * MOST_COLUMNS;
  if (clients.length < 2 || clients.length > MOST_COLUMNS || label + CELL * clients.length > room) return "";
  const rows = breachesByPair(isolation);
  const row = (name: string, number: string): string => {
    const cells = clients.map((other) => (other === name ? "-" : cell(rows.get(name)?.get(other))));
    return line(`${number.padStart(CELL - 1)}  ${name}`.padEnd(label), cells);
  };
  return [
    line(
      "".padEnd(label),
      clients.map((_, at) => String(at + 1)),
    ),
    ...clients.map((name, at) => row(name, String(at + 1))),
    ...(rows.has(NOBODY) ? [row(NOBODY, "")] : []),
  ].join("\n");
}

function line(label: string, cells: readonly string[]): string {
  return label + cells.map((each) => each.padStart(CELL)).join("");
}

function cell(count: number | undefined): string {
  if (count === undefined) return ".";
  return count > 99 ? "99+" : String(count);
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
