import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { TerraformLog } from "../../../../scripts/fleet/provision/terraform-log";
import { ApplyProgress, conclusionOf, plannedIn } from "../../../../scripts/fleet/provision/terraform-summary";
import { captured } from "../../../support/captured";
import { inFolder } from "../../../support/in-folder";

const TARGET = { environment: "production", region: "us-east-2" } as const;
const NAME = ".cache/provision-production-us-east-2.log";

describe("What Terraform says while it provisions", () => {
  it("is in the log to the last line, and on the screen only with --verbose", async () => {
    await inFolder("fleet-log-", async (root) => {
      for (const verbose of [false, true]) {
        const { stderr } = await captured(() => {
          const log = new TerraformLog(root, TARGET, verbose);
          log.begin();
          log.write("aws_s3_bucket.a: Creating...\n");
          return Promise.resolve();
        });
        expect(readFileSync(join(root, NAME), "utf8")).toBe("aws_s3_bucket.a: Creating...\n");
        expect(stderr.includes("Creating...")).toBe(verbose);
        expect(stderr).toContain(`Terraform's own words go to ${join(root, NAME)}`);
      }
    });
  });

  it("is shown where the log can't be written, and nothing fails for it", async () => {
    await inFolder("fleet-log-", async (root) => {
      mkdirSync(join(root, NAME), { recursive: true });
      const { stderr } = await captured(() => {
        const log = new TerraformLog(root, TARGET);
        for (const text of ["one\n", "two\n"]) log.write(text);
        return Promise.resolve();
      });
      expect(stderr.match(/can't be written/g)).toHaveLength(1);
      expect(stderr.endsWith("one\ntwo\n")).toBe(true);
    });
  });

  it.each([
    [
      "x\nPlan: 2 to import, 75 to add, 1 to change, 0 to destroy.\n",
      "Plan: 2 to import, 75 to add, 1 to change, 0 to destroy.",
      78,
    ],
    [
      "\nNo changes. Your infrastructure matches the configuration.\n",
      "No changes. Your infrastructure matches the configuration.",
      0,
    ],
    [
      "\nApply complete! Resources: 2 added, 0 changed, 0 destroyed.\n",
      "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.",
      0,
    ],
    ["Initializing the backend...\n", undefined, 0],
  ])("is concluded in a line: %j", (output, conclusion, planned) => {
    expect(conclusionOf(output)).toBe(conclusion);
    expect(plannedIn(conclusion ?? "")).toBe(planned);
  });

  it("is counted as resources are done, wherever a piece of it ends", async () => {
    const { stderr } = await captured(() => {
      const applied = new ApplyProgress(2);
      for (const text of [
        "aws_a.b: Creating...\naws_a.b: Creation comp",
        "lete after 1s [id=x]\naws_a.c: Import complete [id=y]\n",
      ])
        applied.hear(text);
      return Promise.resolve();
    });
    expect(stderr).toBe("terraform apply: resources done: 2 of 2\n");
  });
});
