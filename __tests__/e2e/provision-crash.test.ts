import { readdirSync } from "node:fs";

import { describeUnlessMissing } from "../support/describe-unless-missing";
import { mutatingCalls } from "../support/emulator/mutating-calls";
import { startOperator, type Operator } from "../support/operator";
import type { Run } from "../support/terraform/run";
import { findTools } from "../support/terraform/tools";
import { accountPicture } from "./account-picture";
import { disturbAt, type Disturbance } from "./disturb-at";
import { type ProvisionProject, provisionProject } from "./provision-project";

/** Where the account and what Terraform knows of it differ most; CRASH_LOOP=every takes every call there is, in half an hour. */
const CHOSEN: readonly (readonly [Disturbance["how"], RegExp])[] = [
  ["killed after", /^PUT \/[^/?]+$/],
  ["killed before", /policy=/],
  ["killed after", /\.tflock/],
  ["killed after", /tfstate\?x-id=PutObject/],
  // Terraform holds a bucket that it could not tag for spoilt, and would make it anew.
  ["refused", /tagging/],
];

/** Calls of a whole run; more than there are does no harm. */
const CALLS = 30;

const EVERY: readonly Disturbance["how"][] = ["killed before", "killed after", "refused"];

const DISTURBANCES: [string, Disturbance][] =
  process.env.CRASH_LOOP === "every"
    ? Array.from({ length: CALLS }, (_, number) => number).flatMap((number) =>
        EVERY.map((how): [string, Disturbance] => [
          `${how} call ${number}`,
          { how, call: (__, index) => index === number },
        ]),
      )
    : CHOSEN.map(([how, pattern]) => [`${how} ${pattern.source}`, { how, call: (call) => pattern.test(call) }]);

const tools = findTools(process.env);

describeUnlessMissing("missing" in tools ? tools.missing : [], "fleet provision --backend-only that is", () => {
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

  it.each(DISTURBANCES)(
    "%s and run again leaves what a run that nobody disturbed does (F3, F6, F28, G9)",
    async (_, disturbance) => {
      await operator.reset();
      await project.forget();
      const came = disturbAt(operator.shim, project.root, disturbance);
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
      if (disturbance.how === "refused") expectNoSuccess(first);
      else expect(first.code).toBeNull();
      const second = await project.provision("--backend-only", "--yes");
      expect(second.code === 0 ? "" : second.stderr).toBe("");
      expect(await accountPicture(operator)).toEqual(clean);
      expect(readdirSync(project.root).filter((name) => /^terraform\..*(json|tfstate)$/.test(name))).toEqual([]);
    },
  );
});

/** A refused call is told with the permission that it needs, and no word of success (F6). */
function expectNoSuccess({ code, stderr }: Run): void {
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^Error: Access Denied in .*: [a-z0-9]+:[A-Za-z]+$/m) as string,
  });
  expect(stderr).not.toContain("next:");
}
