import { reviewData } from "../../../../../scripts/fleet/review/comment/review-data";
import { aChange, anAttribute, aReview } from "./a-review";

describe("a review as data", () => {
  it("has who is touched where, and a null for what all share", () => {
    const data: unknown = JSON.parse(JSON.stringify(reviewData(aReview([aChange(), aChange({ owner: undefined })]))));
    const counts = { platform: { add: 0, change: 1, replace: 0, remove: 0 } };
    expect(data).toMatchObject({
      ok: true,
      clients: [
        { client: "acme", layers: counts },
        { client: null, layers: counts },
      ],
    });
  });

  it("has values only as far as they may be shown, of resources and of what was edited", () => {
    const hidden = { path: "password", before: "hunter2", after: "hunter3", shown: undefined };
    const edit = {
      file: "clients",
      path: "clients.acme.note",
      client: "acme",
      kind: "changed",
      before: "hunter4",
      after: "hunter5",
      line: 3,
      column: 5,
    } as const;
    const review = aReview([aChange({ attributes: [hidden, anAttribute("size", "7", "8")] })], {
      registry: { changes: [edit], clients: new Set(["acme"]), shared: [] },
    });
    const text = JSON.stringify(reviewData(review));
    expect(text).toContain('{"path":"password"},{"path":"size","before":"7","after":"8"}');
    expect(text).not.toContain("hunter");
  });
});
