import { spawnSync } from "node:child_process";

import type { Fleet } from "../../config/fleet";
import { run } from "../../scripts/fleet/run";
import { fleetProgram } from "../../scripts/fleet/program";
import { captured } from "../support/captured";
import { describeUnlessMissing } from "../support/describe-unless-missing";
import { fleetNamed, platformWith, PRODUCTION } from "../support/fleets";
import { clientEntry, fleetOf, projectOf } from "../support/registry";
import { inFolder } from "../support/in-folder";
import { synthesizeFiles } from "../support/synth";
import { writeFiles } from "../support/synth-project";

/** The smallest and the largest, both environments, another region, and copies of what clients share. */
const SCANNED: readonly Fleet[] = [
  ...["the shipped example", "the shipped example in staging", "no clients", "everything on", "everything off"].map(
    fleetNamed,
  ),
  fleetNamed("another region than home"),
  fleetOf(
    projectOf(
      { acme: clientEntry(1) },
      platformWith({
        environments: { production: { ...PRODUCTION, replica_region: "us-west-2" } },
        shared_storage: { replication: true },
      }),
    ),
  ),
];

const checkov = spawnSync(process.env.CHECKOV ?? "checkov", ["--version"]).error ? ["checkov"] : [];

describeUnlessMissing(checkov, "fleet security-scan", () => {
  it("accepts every registry, and needs every waiver for one of them at least", async () => {
    await inFolder("fleet-scanned-", async (folder) => {
      const outputs = SCANNED.map((fleet, index) => {
        const output = `${folder}/${index}`;
        writeFiles(output, synthesizeFiles(fleet));
        return output;
      });
      const all = await scan("--unused-waivers", ...outputs);
      expect(all.stdout).toMatch(/^\d+ passed, 0 failed, \d+ accepted with a reason\n$/);
      expect(all.code).toBe(0);
    });
  });

  it("fails no small registry for waivers that only others need, unless that is asked", async () => {
    await inFolder("fleet-scanned-", async (output) => {
      writeFiles(output, synthesizeFiles(fleetNamed("no clients"), ["bootstrap"]));
      expect(await scan(output)).toMatchObject({ code: 0 });
      const asked = await scan("--unused-waivers", output);
      expect(asked).toMatchObject({ code: 1, stdout: expect.stringContaining("UNUSED WAIVER CKV_AWS_39:") as string });
    });
  });

  const scan = (...args: string[]) =>
    captured(() => run(fleetProgram(), ["node", "fleet", "security-scan", ...args]), {});
});
