import { fleet } from "../../support/fleet";
import { EXAMPLE_ROOT } from "../../support/registry";
import { PROJECT_ROOT, run, runFleet } from "../../support/synth-project";
import { showsStack } from "../../guarantees/checks/refusal";

const COMMANDS = ["validate", "validate-cidr", "backends", "schema", "addresses"];

describe("The command line `fleet`", () => {
  it("names every command, on stdout, with --help", async () => {
    const { status, stdout, stderr } = await fleet(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} \\[options\\] +\\w`, "m"));
  });

  it("shows the same help on stderr, and fails, without a command", async () => {
    const { status, stdout, stderr } = await fleet([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: fleet /);
    expect(showsStack(stderr)).toBe(false);
  });

  it("tells its version", () => {
    expect(runFleet(["--version"])).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
  });

  it.each([
    [
      "an unknown command",
      ["valdate"],
      "fleet: unknown command 'valdate'; did you mean \"validate\"? (fleet --help shows how)\n",
    ],
    [
      "an unknown option",
      ["validate", "--jsn"],
      "fleet: unknown option '--jsn'; did you mean \"--json\"? (fleet validate --help shows how)\n",
    ],
    [
      "an option with a value that is near another",
      ["validate", "--jsn=1"],
      "fleet: unknown option '--jsn=1'; did you mean \"--json\"? (fleet validate --help shows how)\n",
    ],
    [
      "an option that is near none, guessing nothing",
      ["validate", "--region", "x"],
      "fleet: unknown option '--region' (fleet validate --help shows how)\n",
    ],
    ["a command that is near none", ["nosuch"], "fleet: unknown command 'nosuch' (fleet --help shows how)\n"],
    [
      "an unknown command of a group",
      ["state", "lst"],
      "fleet: unknown command 'lst'; did you mean \"list\"? (fleet state --help shows how)\n",
    ],
    [
      "help below a group",
      ["state", "help", "list"],
      "fleet: unknown command 'help'; it is \"fleet help state list\" (fleet state --help shows how)\n",
    ],
    [
      "help about an unknown command",
      ["help", "validat"],
      "fleet: unknown command 'validat'; did you mean \"validate\"? (fleet --help shows how)\n",
    ],
    [
      "help about a command that is near none",
      ["help", "nosuch"],
      "fleet: unknown command 'nosuch' (fleet --help shows how)\n",
    ],
    [
      "help about an unknown command of a group",
      ["help", "state", "lst"],
      "fleet: unknown command 'lst'; did you mean \"list\"? (fleet state --help shows how)\n",
    ],
    [
      "help about a command below one that has none",
      ["help", "validate", "x"],
      "fleet: 'validate' has no commands of its own (fleet validate --help shows how)\n",
    ],
    ["too many arguments", ["validate", "acme"], "fleet: too many arguments for 'validate'"],
    ["an option without its value", ["validate", "--root"], "fleet: option '--root <folder>' argument missing"],
  ])("refuses %s with exit 2, and says how to get help", async (_, args, message) => {
    const { status, stdout, stderr } = await fleet(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/ \(fleet( validate| state)? --help shows how\)$/m);
    expect(showsStack(stderr)).toBe(false);
  });

  it.each(COMMANDS)("explains %s with examples", async (command) => {
    const { status, stdout } = await fleet([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples?[^]*\$ (npx fleet|\.\/scripts\/)/);
  });

  // Linux alone has a disk that is always full.
  (process.platform === "linux" ? it : it.skip)("fails in a line when its output can't be written", () => {
    const { status, stderr } = run("bash", ["-c", `node scripts/fleet.js --help > /dev/full`], PROJECT_ROOT);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "fleet: the output can't be written: the disk is full (ENOSPC)\n",
    });
  });

  it("ends as usual when nobody reads its output any more", () => {
    const pipe = `node scripts/fleet.js validate-cidr --root '${EXAMPLE_ROOT}' | true; echo "\${PIPESTATUS[0]}"`;
    expect(run("bash", ["-c", pipe], PROJECT_ROOT)).toEqual({ status: 0, stdout: "0\n", stderr: "" });
  });
});
