import type { Fleet } from "../../../config/fleet";
import type { AskProgram } from "./ask-program";

/** What one look found: the fix belongs to a problem, and to what was skipped where something can be done about it. */
export interface Outcome {
  readonly result: "ok" | "problem" | "skipped";
  readonly detail: string;
  readonly fix?: string;
}

/** What checks look at. */
export interface Scene {
  readonly fleet: Fleet;
  /** The project's folder. */
  readonly root: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly ask: AskProgram;
  /** Who is calling, asked once for all checks. */
  readonly caller: () => Promise<Caller>;
}

/** What AWS answered to the question who is calling. */
export interface Caller {
  /** Undefined where they are nobody, or not of the target's account. */
  readonly arn?: string;
  /** Why. */
  readonly error?: unknown;
  /** Of its answer's header, refusals among them; undefined where there was none. */
  readonly date?: Date;
  /** This machine's clock when the answer came. */
  readonly heardAt: Date;
}

/** A look at one thing; what it throws is a problem, with AWS's words where it is AWS's. */
export type Check = (scene: Scene) => Outcome | Promise<Outcome>;

/** All is well. */
export function ok(detail: string): Outcome {
  return { result: "ok", detail };
}

/** Something that has to be mended, and how. */
export function problem(detail: string, fix: string): Outcome {
  return { result: "problem", detail, fix };
}

/** Not looked at, and why. */
export function skipped(detail: string, fix?: string): Outcome {
  return { result: "skipped", detail, ...(fix === undefined ? {} : { fix }) };
}
