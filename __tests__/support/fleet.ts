import { fleetProgram } from "../../scripts/fleet/program";
import { run } from "../../scripts/fleet/run";
import { captured } from "./captured";
import { TODAY } from "./registry";
import type { Run } from "./synth-project";

/** Everything but the date goes on as usual. */
const REAL = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate"] as const),
  ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
];

/**
 * Runs `fleet` in this process, twenty times as fast as a program of its own: on the day all tests live on, and of this
 * machine's variables with those alone that name no target.
 */
export async function fleet(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Run> {
  const { PATH, HOME, TMPDIR } = process.env;
  const before = process.env;
  process.env = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, CHECKPOINT_DISABLE: "1", FLEET_TODAY: TODAY, ...variables }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  jest.useFakeTimers({ now: new Date(`${TODAY}T12:00:00Z`), doNotFake: [...REAL] });
  try {
    const { code, stdout, stderr } = await captured(() => run(fleetProgram(), ["node", "fleet", ...args]));
    return { status: code, stdout, stderr };
  } finally {
    jest.useRealTimers();
    process.env = before;
  }
}
