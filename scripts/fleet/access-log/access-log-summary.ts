import type { AccessLogRecord } from "./access-log-record";

/** Requests by one thing, those with most of them first. */
export type Counts = readonly { readonly name: string; readonly requests: number }[];

/** What the requests of a log have in common. */
export interface AccessLogSummary {
  readonly requests: number;
  readonly first?: string;
  readonly last?: string;
  readonly bytesSent: number;
  readonly operations: Counts;
  readonly statuses: Counts;
  readonly requesters: Counts;
  /** By the part of a shared bucket that a client has, such as `logs/client=acme/`; everything else is `(other)`. */
  readonly clientPrefixes: Counts;
  /** Requests that were refused with 403: how many, and the first of them. */
  readonly denied: { readonly count: number; readonly first: readonly AccessLogRecord[] };
}

/** As many refused requests are kept: a summary must not grow with its log. */
const MOST_DENIED = 1000;

/** Gathers requests one by one (S1-20). */
export class AccessLogCounter {
  private requests = 0;
  private bytesSent = 0;
  private first: string | undefined;
  private last: string | undefined;
  private deniedCount = 0;
  private readonly denied: AccessLogRecord[] = [];
  private readonly operations = new Map<string, number>();
  private readonly statuses = new Map<string, number>();
  private readonly requesters = new Map<string, number>();
  private readonly clientPrefixes = new Map<string, number>();

  add(record: AccessLogRecord): void {
    const { time, status, bytesSent = 0, operation = "-", requester = "(anonymous)", key } = record;
    this.requests += 1;
    this.bytesSent += bytesSent;
    if (this.first === undefined || time < this.first) this.first = time;
    if (this.last === undefined || time > this.last) this.last = time;
    count(this.operations, operation);
    count(this.statuses, String(status ?? "-"));
    count(this.requesters, requester);
    count(this.clientPrefixes, clientPrefix(key) ?? "(other)");
    if (status !== 403) return;
    this.deniedCount += 1;
    if (this.denied.length < MOST_DENIED) this.denied.push(record);
  }

  summary(): AccessLogSummary {
    return {
      requests: this.requests,
      first: this.first,
      last: this.last,
      bytesSent: this.bytesSent,
      operations: mostFirst(this.operations),
      statuses: mostFirst(this.statuses),
      requesters: mostFirst(this.requesters),
      clientPrefixes: mostFirst(this.clientPrefixes),
      denied: { count: this.deniedCount, first: this.denied },
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFirst(counts: ReadonlyMap<string, number>): Counts {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.map(([name, requests]) => ({ name, requests }));
}

/** Keys are encoded once by whoever asks and once by the log: `=` is `%3D` or `%253D`. */
function clientPrefix(key = ""): string | undefined {
  return /^[^/]+\/client=[^/]+\//.exec(key.replace(/%(?:25)?3D/gi, "=").replace(/%(?:25)?2F/gi, "/"))?.[0];
}
