import { note } from "../terminal/print";

/** What is known of a host that calls wait for. */
interface Host {
  /** Calls that wait now. */
  waiting: number;
  /** The last answer, or when calls began to wait. */
  quietSince: number;
  /** When the first of the calls in a row began that nobody answered in time. */
  silentSince?: number;
  /** The seconds of this silence that were told last: where patience is short, several sixths of it fall into one. */
  toldSeconds?: number;
  timer?: NodeJS.Timeout;
}

const hosts = new Map<string, Host>();

/** A call that waits for its answer. */
export interface Wait {
  /** Nobody has answered for as long as a call and its second attempt are waited for: a further call is no use. */
  readonly hopeless: boolean;
  end(how: "answered" | "silent" | "failed"): void;
}

/** Begins to wait for a host; each sixth of its patience (ms) without an answer, a line on stderr says what for. */
export function waitFor(name: string, patience: number): Wait {
  const begun = performance.now();
  const host = hosts.get(name) ?? { waiting: 0, quietSince: begun };
  hosts.set(name, host);
  if (host.waiting++ === 0) {
    host.quietSince = begun;
    const interval = patience / 6;
    host.timer = setInterval(() => {
      const quiet = performance.now() - (host.silentSince ?? host.quietSince);
      const seconds = Math.round(quiet / 1000);
      if (quiet < interval / 2 || seconds === host.toldSeconds) return;
      host.toldSeconds = seconds;
      note(`waiting for ${name} … ${seconds} s`);
    }, interval);
  }
  return {
    hopeless: host.silentSince !== undefined && begun - host.silentSince >= 2 * patience,
    end(how) {
      if (how === "answered") {
        host.quietSince = performance.now();
        delete host.silentSince;
      }
      if (how === "silent") host.silentSince ??= begun;
      else delete host.toldSeconds;
      if (--host.waiting === 0) clearInterval(host.timer);
    },
  };
}
