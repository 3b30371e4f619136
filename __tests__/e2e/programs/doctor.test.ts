import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { askProgramWithin, MISSING } from "../../../scripts/fleet/doctor/ask-program";
import { withFolder } from "../../support/synth-project";

/** Node runs it, as a program of this machine. */
const ask = (script: string, timeoutMs: number) =>
  withFolder(async (folder) => {
    const file = join(folder, "program.js");
    writeFileSync(file, script);
    return askProgramWithin(timeoutMs)(process.execPath, [file]);
  });

describe("A program that doctor asks", () => {
  it.each([
    ["answers", "console.log('v1.2.3')", 20_000, { text: "v1.2.3\n" }],
    ["fails", "process.exit(7)", 20_000, { why: "ended with exit code 7" }],
    ["never answers", "setInterval(() => {}, 1000)", 300, { why: "did not answer within 0.3 s" }],
    [
      "prints without end",
      "const on = () => process.stdout.write('x'.repeat(65536), on); on()",
      20_000,
      { why: "prints without end" },
    ],
  ])("and that %s is told as such, and is over", async (_, script, timeoutMs, answer) => {
    expect(await ask(script, timeoutMs)).toEqual(answer);
  });

  it("and that is not there is missing", async () => {
    expect(await askProgramWithin(1000)("no-such-program-anywhere", [])).toEqual({ why: MISSING });
  });
});
