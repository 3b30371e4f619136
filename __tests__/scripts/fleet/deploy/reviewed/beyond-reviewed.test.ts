import { beyondReviewed } from "../../../../../scripts/fleet/deploy/reviewed/beyond-reviewed";
import type { ChangeMark } from "../../../../../scripts/fleet/review/plans/change-digest";

const mark = (more: Partial<ChangeMark> = {}): ChangeMark => {
  return { stack: "platform", address: "x.y", action: "change", attributes: ["a", "b"], body: "1", ...more };
};
const WAITS = mark({ address: "", action: "waits", attributes: [] });

describe("A plan that is about to be applied", () => {
  it.each<[string, ChangeMark[], ChangeMark[]]>([
    ["the reviewed one", [mark()], [mark()]],
    ["fewer attributes", [mark({ attributes: ["a"] })], [mark()]],
    ["an attribute within a reviewed one", [mark({ attributes: ["a.0.c"] })], [mark()]],
    ["nothing at all", [], [mark()]],
    ["a change in place of a replacement", [mark()], [mark({ action: "replace" })]],
    ["what a stack adds that waited", [mark({ action: "add", attributes: [] })], [WAITS]],
  ])("may do %s", (_, planned, reviewed) => {
    expect(beyondReviewed(planned, reviewed)).toEqual([]);
  });

  it.each<[string, ChangeMark[], ChangeMark[], string[]]>([
    ["another address", [mark({ address: "x.z" })], [mark()], ["change x.z"]],
    ["the address in another stack", [mark({ stack: "database" })], [mark()], ["change x.y"]],
    ["a further attribute", [mark({ attributes: ["a", "ab"] })], [mark()], ["change x.y (ab)"]],
    ["a replacement", [mark({ action: "replace" })], [mark()], ["replace x.y"]],
    ["a removal", [mark({ action: "remove" })], [mark()], ["remove x.y"]],
    ["other values", [mark({ body: "2" })], [mark()], ["change x.y"]],
    ["a removal in a stack that waited", [mark({ action: "remove" })], [WAITS], ["remove x.y"]],
    ["a replacement in a stack that waited", [mark({ action: "replace" })], [WAITS], ["replace x.y"]],
    ["anything where nothing was reviewed", [mark()], [], ["change x.y"]],
  ])("is refused for %s", (_, planned, reviewed, expected) => {
    expect(beyondReviewed(planned, reviewed)).toEqual(expected);
  });
});
