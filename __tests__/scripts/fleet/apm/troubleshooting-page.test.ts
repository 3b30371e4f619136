import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ERROR_CLASSES } from "../../../../scripts/fleet/apm/failure/error-classes";

const page = readFileSync(join(__dirname, "../../../../docs/runbooks/apm-troubleshooting.md"), "utf8");

describe("The page about errors of the store", () => {
  it("has every code, says whether to try again, and names a remedy (S2-37)", () => {
    const rows = page.split("\n").flatMap((line) => {
      const [, code, retryable, cause, remedy] = line.split("|").map((cell) => cell.trim());
      return code?.startsWith("`") && cause && remedy ? [[code.replaceAll("`", ""), retryable]] : [];
    });
    const classes = Object.entries(ERROR_CLASSES).map(([code, { retryable }]) => [code, retryable ? "yes" : "no"]);
    expect(rows.sort()).toEqual(classes.sort());
  });
});
