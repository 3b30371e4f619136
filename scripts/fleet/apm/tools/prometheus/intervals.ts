import type { Path } from "../../../../../config/reading/path";
import type { Problem } from "../../../../../config/reading/problem";
import { prometheusDuration } from "../duration";

/** When something is scraped, as far as it could be decoded. */
interface Scraping {
  readonly scrapeInterval?: string;
  readonly scrapeTimeout?: string;
}

const DEFAULT_INTERVAL = "1m";
const DEFAULT_TIMEOUT = "10s";

/**
 * A scrape must be over before the next one begins. A job inherits the interval, and the timeout as far as it is
 * shorter than the job's interval.
 */
export function intervalProblems(
  global: Scraping | undefined,
  jobs: readonly (Scraping | undefined)[],
): readonly Problem[] {
  const { scrapeInterval: shared = DEFAULT_INTERVAL, scrapeTimeout: inherited = DEFAULT_TIMEOUT } = global ?? {};
  return [
    ...tooLong(["global"], global?.scrapeTimeout, shared),
    ...jobs.flatMap((job, index) => {
      const interval = job?.scrapeInterval ?? shared;
      const timeout = job?.scrapeTimeout ?? (isLonger(inherited, interval) ? undefined : inherited);
      return tooLong(["scrape_configs", index], timeout, interval);
    }),
  ];
}

function tooLong(path: Path, timeout: string | undefined, interval: string): readonly Problem[] {
  if (timeout === undefined || !isLonger(timeout, interval)) return [];
  const message = `is longer than the scrape interval, ${interval}`;
  return [{ path: [...path, "scrape_timeout"], rule: "scrape-timeout", message, value: timeout }];
}

function isLonger(timeout: string, interval: string): boolean {
  return (prometheusDuration(timeout) ?? 0) > (prometheusDuration(interval) ?? Infinity);
}
