import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { PROJECT_ROOT } from "../support/synth-project";

const WORKFLOWS = path.join(PROJECT_ROOT, ".github", "workflows");

describe("Workflows", () => {
  it("name every action by its full commit, with the version beside it", () => {
    const uses = readdirSync(WORKFLOWS).flatMap((file) =>
      readFileSync(path.join(WORKFLOWS, file), "utf8")
        .split("\n")
        .filter((line) => /\buses:/.test(line)),
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
