import { runProgram } from "../../../../scripts/fleet/terraform/program";
import { captured } from "../../../support/captured";
import { PROJECT_ROOT, run } from "../../../support/synth-project";

const node = (program: string, more: object = {}) =>
  runProgram({ program: process.execPath, args: ["-e", program], cwd: PROJECT_ROOT, ...more });

describe("A program that is run", () => {
  it("prints to stderr, whatever it prints: stdout is for data", async () => {
    const both = `process.stdout.write("a plan\\n"); process.stderr.write("an error\\n"); process.exitCode = 3`;
    let end: unknown;
    const { stdout, stderr } = await captured(async () => {
      end = await node(both);
    });
    expect({ stdout, stderr: stderr.split("\n").sort(), end }).toEqual({
      stdout: "",
      stderr: ["", "a plan", "an error"],
      end: { code: 3, stdout: "a plan\n", stderr: "an error\n" },
    });
  });

  it("has this process's variables, TF_LOG among them, and those that are given (S0-40)", async () => {
    const print = `process.stdout.write([process.env.TF_LOG, process.env.TF_INPUT].join())`;
    let printed = "";
    await captured(
      async () => {
        printed = (await node(print, { quiet: true, variables: { TF_INPUT: "0" } })).stdout;
      },
      { TF_LOG: "DEBUG" },
    );
    expect(printed).toBe("DEBUG,0");
  });

  it("is understood where a piece of what it prints ends within a character", async () => {
    const print = `const bytes = Buffer.from("Zürich");
      process.stdout.write(bytes.subarray(0, 2));
      setTimeout(() => process.stdout.write(bytes.subarray(2)), 100);`;
    let heard = "";
    const { stdout } = await node(print, { quiet: true, heard: (text: string) => (heard += text) });
    expect([stdout, heard]).toEqual(["Zürich", "Zürich"]);
  });

  it("that is not there ends the command with exit 3, and says where to get it", async () => {
    const missing = runProgram({ program: "terraform", args: [], cwd: PROJECT_ROOT, variables: { PATH: "" } });
    await expect(missing).rejects.toMatchObject({
      code: 3,
      message: "terraform is not on PATH: https://developer.hashicorp.com/terraform/install",
    });
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "hears of %s once, as an interruption, and may come to its end (F4)",
    (signal) => {
      // It signals whoever runs it, twice as impatient people do, and counts what reaches it until the dust has settled.
      const program = `let heard = 0;
        process.on("SIGINT", () => heard++ || setTimeout(() => { process.stdout.write("heard " + heard); process.exit(0) }, 300));
        process.kill(process.ppid, "${signal}");
        setTimeout(() => process.kill(process.ppid, "${signal}"), 100);`;
      const runner = `process.on("${signal}", () => {});
        require("./scripts/fleet/terraform/program.ts")
          .runProgram({ program: process.execPath, args: ["-e", ${JSON.stringify(program)}], cwd: ".", quiet: true })
          .then(({ code, stdout }) => process.stdout.write(code + " " + stdout));`;
      const { stdout } = run(process.execPath, ["--import", "tsx", "-e", runner], PROJECT_ROOT);
      expect(stdout).toBe("0 heard 1");
    },
  );
});
