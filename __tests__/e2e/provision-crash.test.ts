import { readdirSync } from "node:fs";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { startOperator, type Operator } from "../support/operator";
import { findTools } from "../support/terraform/tools";
import { accountPicture } from "./account-picture";
import { killAt, type Killing } from "./kill-at";
import { type ProvisionProject, provisionProject } from "./provision-project";

/** Where the account and what Terraform knows of it differ most; CRASH_LOOP=every takes every call there is, in a quarter of an hour. */
const CHOSEN: readonly (readonly [Killing["when"], RegExp])[] = [
  ["after", /^PUT \/[^/?]+$/],
  ["before", /policy=/],
  ["after", /\.tflock/],
  ["after", /tfstate\?x-id=PutObject/],
];

/** Calls of a whole run; more than there are does no harm. */
const CALLS = 30;

const KILLINGS: [string, Killing][] =
  process.env.CRASH_LOOP === "every"
    ? Array.from({ length: CALLS * 2 }, (_, each): [string, Killing] => {
        const [when, number] = [each % 2 === 0 ? "before" : "after", Math.floor(each / 2)] as const;
        return [`${when} call ${number}`, { when, call: (__, index) => index === number }];
      })
    : CHOSEN.map(([when, pattern]) => [`${when} ${pattern.source}`, { when, call: (call) => pattern.test(call) }]);

const tools = findTools(process.env);

describeUnlessMissing("missing" in tools ? tools.missing : [], "fleet provision --backend-only that is killed", () => {
  let operator: Operator;
  let project: ProvisionProject;
  let clean: unknown;
  let calls: number;

  beforeAll(async () => {
    if ("missing" in tools) return;
    operator = await startOperator();
    project = await provisionProject(operator, tools.mirror);
    const run = await project.provision("--backend-only", "--yes");
    if (run.code !== 0) throw new Error(run.stderr);
    clean = await accountPicture(operator);
    calls = mutatingCalls(operator.shim.calls).length;
  });

  afterAll(async () => {
    (project as ProvisionProject | undefined)?.remove();
    await (operator as Operator | undefined)?.stop();
  });

  it.each(KILLINGS)(
    "%s and run again leaves what a run that nobody disturbed does (F3, F28, G9)",
    async (_, killing) => {
      await operator.reset();
      await project.forget();
      const came = killAt(operator.shim, project.root, killing);
      const first = await project.program("--backend-only", "--yes");
      if (!came()) {
        // Only the loop over every call goes on beyond the last one.
        expect({ code: first.code, every: process.env.CRASH_LOOP, enough: calls <= CALLS }).toEqual({
          code: 0,
          every: "every",
          enough: true,
        });
        return;
      }
      expect(first.code).toBeNull();
      const second = await project.provision("--backend-only", "--yes");
      expect(second.code === 0 ? "" : second.stderr).toBe("");
      expect(await accountPicture(operator)).toEqual(clean);
      expect(readdirSync(project.root).filter((name) => /^terraform\..*(json|tfstate)$/.test(name))).toEqual([]);
    },
  );
});
