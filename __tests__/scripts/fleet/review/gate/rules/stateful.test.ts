import { statefulRemoved } from "../../../../../../scripts/fleet/review/gate/rules/stateful-removed";
import {
  replacementUnknown,
  statefulReplaced,
} from "../../../../../../scripts/fleet/review/gate/rules/stateful-replaced";
import { LOSSES } from "../../../../../../scripts/fleet/review/replacement/what-is-lost";
import { findingsOf, oneOfEachKind } from "../../../../../support/changed-resource";

const TYPES = [...new Set(oneOfEachKind().map(({ type }) => type))];
const kindOf = (type: string): string => LOSSES[type]?.kind ?? "none";

describe("what carries data, or is known to others", () => {
  it.each(TYPES)("%s: is refused when it is removed, and nothing else is", (type) => {
    const found = findingsOf(statefulRemoved, { type, before: {} }).map(({ severity, address }) => [severity, address]);
    const isStateful = ["data", "identity"].includes(kindOf(type));
    expect(found).toEqual(isStateful ? [["refused", `${type}.acme_thing`]] : []);
    for (const other of [
      { after: {} },
      { before: {}, after: {} },
      { before: {}, after: {}, action: "replace" as const },
    ])
      expect(findingsOf(statefulRemoved, { type, ...other })).toEqual([]);
  });

  it.each(TYPES)("%s: is refused when it is replaced, and noted where it only serves", (type) => {
    const found = findingsOf(statefulReplaced, { type, before: {}, after: {}, action: "replace" });
    const expected = { data: ["refused"], identity: ["refused"], load: ["note"], none: [] }[kindOf(type)];
    expect(found.map(({ severity }) => severity)).toEqual(expected);
    for (const { severity, todo } of found)
      expect(todo.includes("approve it in config/approvals.yaml")).toBe(severity === "refused");
    expect(findingsOf(statefulReplaced, { type, before: {}, after: {} })).toEqual([]);
    expect(findingsOf(statefulReplaced, { type, before: {} })).toEqual([]);
  });

  it("says how it is replaced", () => {
    const how = (lifecycle: object): string =>
      findingsOf(statefulReplaced, { type: "aws_vpc", before: {}, after: { lifecycle }, action: "replace" })[0]!.reason;
    expect(how({ prevent_destroy: true })).toMatch(/the plan will end at prevent_destroy/);
    expect(how({ create_before_destroy: true })).toMatch(/a new one comes first/);
    expect(how({})).toMatch(/destroyed before there is another/);
  });
});

describe("a type that no table has", () => {
  it("is refused when it changes, since nobody knows whether it stays", () => {
    const found = findingsOf(replacementUnknown, { type: "aws_db_instance", before: {}, after: {} });
    expect(found).toEqual([expect.objectContaining({ rule: "replacement-unknown", severity: "refused" })]);
  });

  it("is no matter of what is only looked up", () => {
    const change = {
      stack: "compute",
      layer: "compute",
      address: "data.aws_ami.debian",
      type: "aws_ami",
      owner: undefined,
      attributes: [],
      replacedBy: [],
    };
    const looked = replacementUnknown([{ ...change, action: "change", source: "forecast" }], {
      before: () => ({}),
      after: () => ({}),
      everywhere: [],
      gone: new Set(),
    });
    expect(looked).toEqual([]);
  });

  it("may come and go, and every other type may change", () => {
    expect(findingsOf(replacementUnknown, { type: "aws_db_instance", after: {} })).toEqual([]);
    expect(findingsOf(replacementUnknown, { type: "aws_db_instance", before: {} })).toEqual([]);
    const changes = TYPES.map((type) => ({ type, before: {}, after: {} }));
    expect(findingsOf(replacementUnknown, ...changes)).toEqual([]);
  });
});
