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
      "fleet: unknown command 'valdate' (Did you mean validate?) (--help shows how)\n",
    ],
    [
      "an unknown option",
      ["validate", "--jsn"],
      "fleet: unknown option '--jsn' (Did you mean --json?) (--help shows how)\n",
    ],
    ["too many arguments", ["validate", "acme"], "fleet: too many arguments for 'validate'"],
    ["an option without its value", ["validate", "--root"], "fleet: option '--root <folder>' argument missing"],
  ])("refuses %s with exit 2, and says how to get help", async (_, args, message) => {
    const { status, stdout, stderr } = await fleet(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("(--help shows how)");
    expect(showsStack(stderr)).toBe(false);
  });

  it.each(COMMANDS)("explains %s with examples", async (command) => {
    const { status, stdout } = await fleet([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples?[^]*\$ (npx fleet|\.\/scripts\/)/);
  });

  it("ends as usual when nobody reads its output any more", () => {
    const pipe = `node scripts/fleet.js validate-cidr --root '${EXAMPLE_ROOT}' | true; echo "\${PIPESTATUS[0]}"`;
    expect(run("bash", ["-c", pipe], PROJECT_ROOT)).toEqual({ status: 0, stdout: "0\n", stderr: "" });
  });
});
