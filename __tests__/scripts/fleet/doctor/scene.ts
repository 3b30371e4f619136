import type { Answer } from "../../../../scripts/fleet/doctor/ask-program";
import type { Caller, Scene } from "../../../../scripts/fleet/doctor/check";
import { loadTargetOrExit } from "../../../../scripts/fleet/terminal/target";
import { EXAMPLE_ROOT } from "../../../support/registry";

/** What differs from a machine on which nothing is installed, and an account that nobody reaches. */
export interface Machine {
  /** What programs answer. */
  readonly programs?: Readonly<Record<string, Answer>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly root?: string;
  readonly caller?: Partial<Caller>;
}

/** The scene of a check. */
export function sceneWith({ programs = {}, variables = {}, root = EXAMPLE_ROOT, caller = {} }: Machine = {}): Scene {
  return {
    fleet: loadTargetOrExit({ root: EXAMPLE_ROOT, environment: "production", region: "us-east-2" }),
    root,
    variables,
    ask: (program) => Promise.resolve(programs[program] ?? { why: "missing" }),
    caller: () => Promise.resolve({ heardAt: new Date("2026-09-01T12:00:00Z"), ...caller }),
  };
}
