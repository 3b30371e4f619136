import { readFileSync } from "node:fs";
import { join } from "node:path";

import { APPROVALS_FILE, loadApprovals } from "../../config/load-approvals";
import { todayOf } from "../../config/today";
import { PROJECT_ROOT } from "../support/synth-project";

/** What holds after any valid edit, and no more. */
describe("The approvals as they are shipped", () => {
  it("are valid", () => {
    const { findings } = loadApprovals(PROJECT_ROOT, { today: todayOf({}), clients: new Set() });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("name their schema in the first line, for editors", () => {
    const text = readFileSync(join(PROJECT_ROOT, APPROVALS_FILE), "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/approvals\.schema\.json\n/);
  });
});
