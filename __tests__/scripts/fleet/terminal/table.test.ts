import { table } from "../../../../scripts/fleet/terminal/table";

describe("A table", () => {
  it("aligns columns and has neither lines nor colours", () => {
    expect(
      table(
        ["bucket", "objects"],
        [
          ["ohio-01-logs", 12],
          ["x", 3],
        ],
      ),
    ).toBe(["bucket        objects", "ohio-01-logs  12", "x             3"].join("\n"));
  });
});
