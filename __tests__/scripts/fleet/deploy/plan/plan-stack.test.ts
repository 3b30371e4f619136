import { planStack, producersMissing } from "../../../../../scripts/fleet/deploy/plan/plan-stack";
import { inFolder } from "../../../../support/in-folder";

const WAITS = `╷
│ Error: Resource precondition failed
│
│ the foundation layer has no acme yet: deploy
│ foundation first
╵
`;

const READ = "with data.terraform_remote_state.platform";

describe("A stack that can't be planned", () => {
  it.each<[string, string, string[]]>([
    ["names the stack below it that must be deployed", WAITS, ["foundation"]],
    [
      "names all of them, once",
      `${WAITS}${WAITS}${WAITS.replaceAll("foundation", "platform-acme")}`,
      ["foundation", "platform-acme"],
    ],
    ["names the one that has no state", `│ Error: Unable to find remote state\n│\n│   ${READ},\n`, ["platform"]],
    ["waits for nobody where something else is wrong, too", `${WAITS}│ Error: ExpiredToken\n`, []],
    ["waits for nobody without a reason", "", []],
  ])("%s", (_, stderr, expected) => {
    expect(producersMissing(stderr)).toEqual(expected);
  });

  it("of a client waits for that client's", () => {
    const stderr = `Error: Unable to find remote state\n${READ},\n`;
    expect(producersMissing(stderr, "acme")).toEqual(["platform-acme"]);
  });

  it.each([
    ["init", 1, { result: "failed", exit: 1, log: "Error: init" }],
    ["plan", 1, { result: "failed", exit: 1, log: "Error: plan" }],
    ["plan", 130, { result: "failed", exit: 130, log: "Error: plan" }],
    ["show", 1, { result: "failed", exit: 1, log: "Error: show" }],
    ["none", 0, { result: "failed", exit: 1, log: "its plan is of a form that nobody knows" }],
  ])("tells what Terraform said of its %s (exit %i)", async (failing, code, expected) => {
    await inFolder("plan-stack-", async (folder) => {
      const terraform = (command: string): Promise<{ code: number; stdout: string; stderr: string }> =>
        Promise.resolve({ code: command === failing ? code : 0, stdout: "{}", stderr: `Error: ${command}` });
      const run = (...args: readonly string[]) => terraform(args[0]!);
      expect(await planStack({ stack: "foundation", terraform: run, folder })).toEqual(expected);
    });
  });
});
