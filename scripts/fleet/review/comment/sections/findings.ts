import { equalFindings } from "../../gate/equal-findings";
import type { GateFinding } from "../../gate/verdict";
import type { Block, Line } from "../document/block";
import { clipped } from "../document/escape";
import type { Review } from "../review";
import { more } from "./more";
import { clientNames } from "./names";

/** More letters of a sentence than these tell nobody more. */
const SENTENCE = 400;

/** Of equal findings so many addresses are named. */
const ADDRESSES = 3;

/** What is refused and what to do about it; then what was approved, and by whom. */
export function findingSections({ verdict: { findings } }: Review): Block[] {
  const refused = findings.filter(({ severity, approvedBy }) => severity === "refused" && !approvedBy);
  const approved = findings.filter(({ approvedBy }) => approvedBy);
  const notes = findings.filter(({ severity, approvedBy }) => severity === "note" && !approvedBy);
  return [
    ...section("Why it is refused, and what to do", findingLines(equalFindings(refused)), 0.3),
    ...section("Approved on purpose", equalFindings(approved).map(approvalLine), 0.1),
    ...section("To know", findingLines(equalFindings(notes)), 0.1),
  ];
}

function section(title: string, lines: readonly Line[], share: number): Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: "heading", level: 3, line: [title] },
    { kind: "list", lines, share, rest: more("findings", "npx fleet gate") },
  ];
}

/** What is to be done stands with the first of those for which it is the same. */
function findingLines(groups: readonly (readonly GateFinding[])[]): Line[] {
  return groups.map((findings, at) => {
    const { rule, reason, todo } = findings[0]!;
    const isSaid = groups[at - 1]?.[0]!.todo === todo;
    return [
      { strong: rule },
      ...placeOf(findings),
      ": ",
      sentence(reason),
      ...(isSaid ? [] : [" ", { strong: "Do:" }, " ", ...commandOr(todo)]),
    ];
  });
}

function approvalLine(findings: readonly GateFinding[]): Line {
  const { rule, approvedBy } = findings[0]!;
  const { reason, owner, expires, line } = approvedBy!;
  return [
    { strong: rule },
    ...placeOf(findings),
    ": ",
    clipped(reason, SENTENCE),
    ` (${clipped(owner, 80)}, until ${expires}, `,
    { code: `config/approvals.yaml:${line}` },
    ")",
  ];
}

/** Whom it is about, then where: of many the first. */
function placeOf(findings: readonly GateFinding[]): Line {
  const owners = [...new Set(findings.flatMap(({ owner }) => owner ?? []))].sort();
  const places = findings.filter(({ address, source }) => address !== undefined || source !== undefined);
  const left = places.length - ADDRESSES;
  return [
    ...(owners.length === 0 ? [] : [` for ${clientNames(owners)}`]),
    ...places.slice(0, ADDRESSES).flatMap((each, at): Line => [at === 0 ? " at " : ", ", ...addressOf(each)]),
    ...(left > 0 ? [` and ${left} more`] : []),
  ];
}

function addressOf({ stack, address, attribute, source }: GateFinding): Line {
  const where = address ?? source!;
  return [
    ...(stack === undefined || address === undefined ? [] : [`${stack} `]),
    { code: clipped(where, 160) },
    ...(attribute === undefined ? [] : [" ", { code: clipped(attribute, 120) }]),
  ];
}

/** What is to be typed stands as code, so that it can be copied. */
function commandOr(todo: string): Line {
  if (/^(npx|npm|git|terraform) [^.]*$/.test(todo)) return [{ code: todo }];
  return todo.split("`").map((part, at) => (at % 2 === 1 ? { code: part } : clipped(part, SENTENCE)));
}

function sentence(text: string): string {
  const told = clipped(text, SENTENCE);
  return /[.!?…]$/.test(told) ? told : `${told}.`;
}
