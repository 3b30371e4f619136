import { randomProject } from "../support/fleets-random";
import { greatestRegistry } from "../support/greatest-registry";
import { fleetOf, loadFiles } from "../support/registry";
import { synthesize } from "../support/synth";
import { limitViolations } from "./checks/aws-limits";
import { bucketViolations } from "./checks/buckets";
import { isolationViolations } from "./checks/isolation";
import { nameViolations } from "./checks/legal-names";
import { secretViolations } from "./checks/secrets";
import { taggingViolations } from "./checks/tagging";
import { tokenViolations } from "./checks/tokens";

const SEEDS = 50;

describe("Whatever the registry's checks let through can be synthesized and keeps every guarantee", () => {
  const accepted = Array.from({ length: SEEDS }, (_, seed) => ({
    seed,
    loaded: loadFiles(randomProject(seed), seed % 2 === 0 ? {} : { AWS_REGION: "eu-west-1" }),
  })).flatMap(({ seed, loaded }) => (loaded.ok ? [{ seed: `of seed ${seed}`, fleet: loaded.fleet }] : []));
  const longest = { seed: "whose lists and texts are as long as they can be", fleet: fleetOf(greatestRegistry()) };

  it.each([...accepted, longest])("project $seed", ({ fleet }) => {
    const documents = synthesize(fleet);
    expect([
      ...isolationViolations(documents, fleet),
      ...taggingViolations(documents, fleet),
      ...bucketViolations(documents),
      ...secretViolations(documents),
      ...nameViolations(documents),
      ...limitViolations(documents),
      ...tokenViolations(documents),
    ]).toEqual([]);
  });

  it("lets enough of the projects through for that to mean something", () => {
    expect(accepted.length).toBeGreaterThan(SEEDS / 2);
  });
});
