import type { Run } from "../../support/synth-project";
import { differences } from "./differences";

type Tree = Readonly<Record<string, string>>;

/** A run on invalid configuration, and cdktf.out around it. */
export interface Refusal extends Run {
  readonly before: Tree;
  readonly after: Tree;
  /** The finding as a person reads it: place, severity and rule. */
  readonly finding: string;
}

/** G1: how a run on invalid configuration was anything but a refusal that says why and touches nothing. */
export function refusalViolations({ status, stdout, stderr, before, after, finding }: Refusal): string[] {
  return [
    ...(status === 2 ? [] : [`exits with ${String(status)}, not 2`]),
    ...(stdout === "" ? [] : ["writes to stdout"]),
    ...(stderr.split("\n").some((line) => line.startsWith(finding)) ? [] : [`does not say ${finding}`]),
    ...(showsStack(stderr) ? ["shows a stack trace"] : []),
    ...differences(before, after).map((difference) => `touches cdktf.out: ${difference}`),
  ];
}

/** Whether a text has lines of a JavaScript stack trace. */
export function showsStack(text: string): boolean {
  return /^\s+at .+(:\d+:\d+\)?|<anonymous>\)?)$/m.test(text);
}
