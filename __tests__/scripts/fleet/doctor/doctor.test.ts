import { ok, problem, skipped, type Check } from "../../../../scripts/fleet/doctor/check";
import { CHECKS } from "../../../../scripts/fleet/doctor/checks";
import { doctor } from "../../../../scripts/fleet/doctor/doctor";
import { captured } from "../../../support/captured";
import { EXAMPLE_ROOT } from "../../../support/registry";

const fine: Check = () => Promise.resolve(ok("it is"));
const bad: Check = () => Promise.resolve(problem("it is not", "mend it"));
const not: Check = () => Promise.resolve(skipped("nobody looked"));
const hanging: Check = () => new Promise(() => undefined);
const broken: Check = () => Promise.reject(new Error("a line\n  and another"));

const run = (checks: Readonly<Record<string, Check>>, json = false) =>
  captured(() => doctor({ root: EXAMPLE_ROOT, environment: "production", region: "us-east-2", json }, checks, 10));

describe("fleet doctor", () => {
  it("has a line for each check, with the fix of a problem", async () => {
    const { stdout, stderr } = await run({ one: fine, another: bad, third: not });
    expect(stdout).toBe(
      "ok       one      it is\nproblem  another  it is not; fix: mend it\nskipped  third    nobody looked\n",
    );
    expect(stderr).toBe("1 problem of 3 checks\n");
  });

  it.each([
    [0, "all is well", { one: fine, another: not }],
    [1, "there is a problem", { one: fine, another: bad }],
    [3, "nothing could be looked at", { one: not, another: not }],
  ])("ends with %i where %s", async (code, _, checks) => {
    expect((await run(checks)).code).toBe(code);
  });

  it("waits for no check for ever, and lets none take others with it", async () => {
    const { code, stdout } = await run({ hanging, broken, fine }, true);
    const { ok: well, checks } = JSON.parse(stdout) as { ok: boolean; checks: Record<string, string | null>[] };
    expect({ code, well }).toEqual({ code: 1, well: false });
    expect(checks.map(({ name, result, detail }) => [name, result, detail])).toEqual([
      ["hanging", "problem", "it did not answer within 0.02 s"],
      ["broken", "problem", "a line and another"],
      ["fine", "ok", "it is"],
    ]);
    for (const { result, fix } of checks) expect(fix === null).toBe(result === "ok");
  });

  it("looks at machine and account", () => {
    expect(Object.keys(CHECKS)).toEqual(
      expect.arrayContaining(["node", "terraform", "kubectl", "disk", "credentials", "clock", "state bucket", "locks"]),
    );
  });
});
