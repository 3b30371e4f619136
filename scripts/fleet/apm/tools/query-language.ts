import { parser as logql } from "@grafana/lezer-logql";
import type { Tree } from "@lezer/common";
import { parser as promql } from "@prometheus-io/lezer-promql";

/** What is wrong with an expression, and how far into it. */
export interface QueryProblem {
  readonly offset: number;
  readonly message: string;
}

type Check = (expression: string) => QueryProblem | undefined;

/** What an expression of a rule is written in. */
export interface QueryLanguage {
  readonly name: string;
  /** The first mistake of an expression in a rule: its syntax, or a result that no rule can have. */
  readonly check: Check;
}

/** Prometheus' rules. Lezer knows the grammar and the functions' names; types of arguments are Prometheus' own. */
export const PROMQL: QueryLanguage = {
  name: "PromQL",
  check: bounded((expression) => {
    const tree = promql.parse(expression);
    const result = tree.topNode.firstChild?.name ?? "";
    const kind = { MatrixSelector: "a range vector", SubqueryExpr: "a range vector", StringLiteral: "a text" }[result];
    return syntaxProblem(tree, expression, "PromQL") ?? (kind ? wrongResult(kind) : undefined);
  }),
};

/** Loki's rules: metric queries. */
export const LOGQL: QueryLanguage = {
  name: "LogQL",
  check: bounded((expression) => {
    const tree = logql.parse(expression);
    const lines = tree.topNode.firstChild?.firstChild?.name === "LogExpr";
    return syntaxProblem(tree, expression, "LogQL") ?? (lines ? wrongResult("log lines") : undefined);
  }),
};

/** What is wrong with a stream selector such as `{app="api"}`. */
export const selectorProblem = bounded((selector) => {
  const tree = logql.parse(selector);
  const syntax = syntaxProblem(tree, selector, "LogQL");
  if (syntax) return syntax;
  const only = tree.topNode.firstChild?.firstChild?.firstChild;
  return only?.name === "Selector" && !only.nextSibling ? undefined : { offset: 0, message: "is no stream selector" };
});

/** Far more than anybody writes, and little enough for a parser. */
const MOST_CHARACTERS = 100_000;

/** The parsers recurse: brackets by the thousand end their stack. */
function bounded(check: Check): Check {
  return (expression) => {
    if (expression.length > MOST_CHARACTERS)
      return { offset: 0, message: `has more than ${MOST_CHARACTERS} characters` };
    try {
      return check(expression);
    } catch (error) {
      if (error instanceof RangeError) return { offset: 0, message: "is nested too deeply" };
      throw error;
    }
  };
}

function wrongResult(kind: string): QueryProblem {
  return { offset: 0, message: `gives ${kind}, and a rule needs a number for each series` };
}

function syntaxProblem(tree: Tree, expression: string, language: string): QueryProblem | undefined {
  let from: number | undefined;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) from ??= node.from;
      return from === undefined;
    },
  });
  if (from === undefined) return undefined;
  const [rest] = /^\s*/.exec(expression.slice(from))!;
  const offset = from + rest.length;
  if (offset >= expression.trimEnd().length) return { offset: from, message: `is no ${language}: it ends too early` };
  const word = /^(?:[A-Za-z_]\w*|\d+|.)/su.exec(expression.slice(offset))![0].slice(0, 40);
  const called =
    word === "(" ? /([A-Za-z_]\w{0,60})\s*$/.exec(expression.slice(Math.max(0, offset - 80), offset))?.[1] : undefined;
  if (called) return { offset, message: `is no ${language}: there is no function "${called}"` };
  return { offset, message: `is no ${language}: "${word}" is not expected here` };
}
