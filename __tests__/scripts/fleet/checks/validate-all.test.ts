import type { Outcome, Step } from "../../../../scripts/fleet/checks/step";
import { chosenSteps, STEP_NAMES, type StepName } from "../../../../scripts/fleet/checks/step-names";
import { validateAll, type ValidateAllOptions } from "../../../../scripts/fleet/checks/validate-all";
import { ExitError } from "../../../../scripts/fleet/terminal/exit";
import { captured } from "../../../support/captured";

const OK: Outcome = { result: "ok", log: "nothing to say\n" };

/** Every step as given, otherwise fine; and which were run. */
function stepsWith(outcomes: Partial<Record<StepName, Outcome>>): [Record<StepName, Step>, StepName[]] {
  const ran: StepName[] = [];
  const step = (name: StepName): Step => {
    return () => {
      ran.push(name);
      return Promise.resolve(outcomes[name] ?? OK);
    };
  };
  return [Object.fromEntries(STEP_NAMES.map((name) => [name, step(name)])) as Record<StepName, Step>, ran];
}

async function runAll(
  outcomes: Partial<Record<StepName, Outcome>>,
  options: Partial<ValidateAllOptions> = {},
): Promise<{ code: number; message: string; stdout: string; stderr: string; ran: StepName[] }> {
  const [steps, ran] = stepsWith(outcomes);
  let ended: ExitError | undefined;
  const { stdout, stderr } = await captured(async () => {
    await validateAll({ steps: STEP_NAMES, verbose: false, json: false, ...options }, steps).catch((error: unknown) => {
      if (!(error instanceof ExitError)) throw error;
      ended = error;
    });
  });
  return { code: ended?.code ?? 0, message: ended?.message ?? "", stdout, stderr, ran };
}

describe("fleet validate-all", () => {
  it("runs every step in its order and sums them up in one table", async () => {
    const { code, stdout, stderr, ran } = await runAll({
      shellcheck: { result: "skipped", detail: "not here", log: "" },
    });
    expect(code).toBe(0);
    expect(ran).toEqual(STEP_NAMES);
    const rows = stdout.trim().split("\n");
    expect(rows.map((row) => row.split(/\s+/)[0])).toEqual(["step", ...STEP_NAMES, "all"]);
    expect(rows.find((row) => row.startsWith("shellcheck"))).toMatch(/^shellcheck +skipped +\d+\.\d +not here$/);
    expect(rows.at(-1)).toMatch(/^all +ok +\d+\.\d$/);
    expect(stderr).toMatch(/^\[1\/15\] validate: ok, \d+\.\d s$/m);
    expect(stderr).not.toContain("nothing to say");
  });

  it("goes on after a failure, shows its log below it, and says how to run it again", async () => {
    const failure: Outcome = { result: "failed", log: "src.ts:1:1 what is wrong\n", detail: "1 error" };
    const { code, message, stdout, stderr, ran } = await runAll({ types: failure, tests: { ...failure, log: "" } });
    expect(code).toBe(1);
    expect(ran).toEqual(STEP_NAMES);
    expect(stderr).toMatch(/types: FAILED: 1 error, \d+\.\d s\nsrc\.ts:1:1 what is wrong\n\[6\/15\] lint: ok/);
    expect(stdout).toMatch(/^types +failed +\d+\.\d +1 error$/m);
    expect(stdout).toMatch(/^all +failed +\d+\.\d +2 of 15$/m);
    expect(message).toBe("2 of 15 failed; next: npx fleet validate-all types tests");
  });

  it("ends with 2 when the configuration is invalid", async () => {
    const { code } = await runAll({ validate: { result: "failed", log: "", invalid: true } });
    expect(code).toBe(2);
  });

  it("gives the same as data with --json, logs included", async () => {
    const { code, stdout } = await runAll(
      { lint: { result: "failed", log: "x\n" } },
      { json: true, steps: ["types", "lint"] },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      steps: [
        { step: "types", seconds: expect.any(Number) as number, ...OK },
        { step: "lint", seconds: expect.any(Number) as number, result: "failed", log: "x\n" },
      ],
    });
  });

  it("heads what each step prints with --verbose, and does not print it twice", async () => {
    const { stderr } = await runAll({ types: { result: "failed", log: "shown already\n" } }, { verbose: true });
    expect(stderr).toMatch(/^== types\n.*types: FAILED/m);
    expect(stderr).not.toContain("shown already");
  });
});

describe("the steps that are run", () => {
  it("are all of them, or all but the tests for a quick look", () => {
    expect(chosenSteps([])).toEqual(STEP_NAMES);
    expect(chosenSteps([], true)).toEqual(STEP_NAMES.filter((name) => name !== "tests"));
  });

  it("are those that are named, in the order of all", () => {
    expect(chosenSteps(["tests", "types"], true)).toEqual(["types", "tests"]);
  });
});
