import { relative } from "node:path";

import type { Target } from "../../../../config/fleet";
import { note, printLine } from "../../terminal/print";
import { table } from "../../terminal/table";
import { Board } from "./board";
import type { StackEnd } from "./stack-end";

/** What is done to stacks. */
export type Verb = "deploy" | "destroy";

/** Who hears how a run goes on. */
export interface Teller {
  begin(verb: Verb, target: Target, stacks: readonly string[]): void;
  /** What is done with a stack from now on, and how far it has come. */
  doing(stack: string, phase: string, done?: () => number): void;
  /** Words of Terraform, or a sentence, that belong to a stack. */
  said(stack: string, text: string): void;
  ended(end: StackEnd): void;
  /** Keeps the screen for a question. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  end(ends: readonly StackEnd[]): void;
}

/** One JSON object a line on stdout: `begin`, `stack` for each phase, `stack-end`, `end`. */
export function jsonTeller(): Teller {
  const tell = (event: string, rest: object): void =>
    printLine(JSON.stringify({ time: new Date().toISOString(), event, ...rest }));
  return {
    begin: (verb, { environment, region, accountId }, stacks) =>
      tell("begin", { verb, environment, region, account: accountId, stacks }),
    doing: (stack, phase) => tell("stack", { stack, phase }),
    said: (stack, text) => note(`${stack}: ${text}`),
    ended: ({ stack, ...end }) => tell("stack-end", { stack, ...end }),
    aside: (work) => work(),
    end: (ends) => tell("end", { ...totals(ends), stacks: ends.map(({ stack, result }) => ({ stack, result })) }),
  };
}

/** A line for each stack that is at work, which on a terminal changes, and a table in the end. */
export function textTeller(root: string): Teller {
  const board = new Board();
  let done = "applied";
  return {
    begin(verb) {
      if (verb === "destroy") done = "destroyed";
    },
    doing: (stack, phase, done) => board.show(stack, phase, done),
    said: (stack, text) => board.print(`${stack}: ${text}`),
    ended: (end) => board.end(end.stack, endLine(end)),
    aside: (work) => board.aside(work),
    end(ends) {
      board.close();
      const rows = ends.map(({ stack, result, added, changed, destroyed, seconds, log = "" }) => {
        const counts = [added, changed, destroyed, `${Math.round(seconds)} s`];
        const place = log === "" ? "" : relative(root, log);
        return [
          stack,
          result === "applied" ? done : result,
          ...(result === "not begun" ? ["", "", "", ""] : counts),
          place,
        ];
      });
      printLine(table(["Stack", "Result", "Added", "Changed", "Destroyed", "Time", "Log"], rows));
    },
  };
}

function endLine({ stack, result, added, changed, destroyed, seconds, problem }: StackEnd): string {
  const took = `(${Math.round(seconds)} s)`;
  if (result === "failed") return `${stack}: failed ${took}${problem === undefined ? "" : `: ${problem}`}`;
  if (result === "unchanged") return `${stack}: nothing to change ${took}`;
  return `${stack}: ${added} added, ${changed} changed, ${destroyed} destroyed ${took}`;
}

function totals(ends: readonly StackEnd[]) {
  const sum = (key: "added" | "changed" | "destroyed"): number => ends.reduce((all, end) => all + end[key], 0);
  return { added: sum("added"), changed: sum("changed"), destroyed: sum("destroyed") };
}
