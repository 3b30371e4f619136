import type { ResourceChange } from "../../changes/change-set";
import type { Body } from "../../model/stack";
import type { GateRule } from "../rule";
import { isDulled } from "./dulled-alarm";
import { keptShorter } from "./kept-shorter";
import { policiesOf } from "./policy-text";
import { PROTECTIONS, PROTECTIONS_OF_ALL } from "./protections";
import { refusal } from "./refusal";
import { removedProtections } from "./removed-protections";
import { sidesOf } from "./sides";
import { valuesAt } from "./values-at";
import type { Weakening } from "./weakenings";
import { deniesLess } from "./wider-policy";

const TODO = "Set it back; where less is meant, say why in config/approvals.yaml.";

/** A protection is weaker than before, or the resource that gives it is gone while what it protects stays. */
export const protectionWeakened: GateRule = (changes, context) => [
  ...sidesOf(changes, context).flatMap(({ change, before, after }) =>
    before && after ? weakened(change, before, after) : [],
  ),
  ...removedProtections(changes, context).map(({ change, what }) =>
    refusal("protection-weakened", change, {
      reason: `It is removed while what it protects stays: ${what}.`,
      todo: TODO,
    }),
  ),
];

const BY_TYPE = new Map<string, readonly [string, Weakening][]>();

function protectionsOf(type: string): readonly [string, Weakening][] {
  const known = BY_TYPE.get(type) ?? Object.entries({ ...PROTECTIONS_OF_ALL, ...PROTECTIONS[type] });
  BY_TYPE.set(type, known);
  return known;
}

function weakened(change: ResourceChange, before: Body, after: Body): ReturnType<GateRule> {
  const attributes = protectionsOf(change.type).flatMap(([path, isWeaker]) =>
    isWeaker(valuesAt(before, path), valuesAt(after, path)) ? [path] : [],
  );
  const isDull = change.type === "aws_cloudwatch_metric_alarm" && isDulled(before, after);
  const sooner = change.type === "aws_s3_bucket_lifecycle_configuration" ? keptShorter(before, after) : [];
  return [
    ...attributes.map((attribute) =>
      refusal("protection-weakened", change, { attribute, reason: "It protects less than before.", todo: TODO }),
    ),
    ...(isDull
      ? [
          refusal("protection-weakened", change, {
            attribute: "threshold",
            reason: "It would hardly ever alarm.",
            todo: TODO,
          }),
        ]
      : []),
    ...denialsLost(before, after).map((attribute) =>
      refusal("protection-weakened", change, {
        attribute,
        reason:
          "A denial of its policy is gone, or denies less: requests without TLS, other keys, deletion of versions.",
        todo: TODO,
      }),
    ),
    ...sooner.map((attribute) =>
      refusal("protection-weakened", change, {
        attribute,
        reason: "Objects or their versions are removed sooner than before, or at all where they stayed.",
        todo: TODO,
      }),
    ),
  ];
}

/** Policies that are there on both sides; what can't be read is told of where grants are compared. */
function denialsLost(before: Body, after: Body): string[] {
  const now = new Map(policiesOf(after).map(({ path, statements }) => [path, statements]));
  return policiesOf(before).flatMap(({ path, statements }) => {
    const other = now.get(path);
    return statements && other && deniesLess(statements, other) ? [path] : [];
  });
}
