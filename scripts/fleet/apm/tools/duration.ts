const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Both tools count nanoseconds in 64 bits: about 292 years. */
const LONGEST = 9_223_372_036_854;

/** The order is part of the grammar: `1h30m` is one, `30m1h` is none. */
const PROMETHEUS = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

const GO = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;

/** Milliseconds of a duration as Prometheus and Alertmanager write it (`1d12h`, `500ms`, `0`), or undefined. */
export function prometheusDuration(text: string): number | undefined {
  if (text === "0") return 0;
  return text !== "" && PROMETHEUS.test(text) ? total(text) : undefined;
}

/** Milliseconds of a duration as Go's programs write it (`1h30m`, `1.5s`; no days), or undefined. */
export function goDuration(text: string): number | undefined {
  if (/^[-+]?0$/.test(text)) return 0;
  if (!GO.test(text)) return undefined;
  const milliseconds = total(text);
  return milliseconds !== undefined && text.startsWith("-") ? -milliseconds : milliseconds;
}

function total(text: string): number | undefined {
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/([\d.]+)(ns|us|µs|ms|[smhdwy])/g)) sum += Number(count) * UNITS[unit!]!;
  return sum <= LONGEST ? sum : undefined;
}
