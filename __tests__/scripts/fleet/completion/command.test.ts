import { execFileSync, spawnSync } from "node:child_process";

import { documentedScripts } from "../../../../scripts/fleet/completion/documented-scripts";
import { fleetProgram } from "../../../../scripts/fleet/program";
import { run } from "../../../../scripts/fleet/run";
import { captured } from "../../../support/captured";
import { EXAMPLE_ROOT } from "../../../support/registry";

/** What the program prints with console.log, which is how the completion library prints. */
async function printed(...args: string[]): Promise<{ code: number | null; lines: string[]; stderr: string }> {
  const log = jest.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    const { code, stderr } = await captured(() => run(fleetProgram(), ["node", "fleet", "complete", ...args]));
    return { code, stderr, lines: log.mock.calls.map(([line]) => String(line)) };
  } finally {
    log.mockRestore();
  }
}

async function completions(...words: string[]): Promise<string[]> {
  const { lines } = await printed("--", ...words);
  return lines.filter((line) => !line.startsWith(":")).map((line) => line.split("\t")[0]!);
}

const HERE = ["--root", EXAMPLE_ROOT];

describe("fleet complete", () => {
  it.each<[string, string[], string[]]>([
    ["a command", ["access-l"], ["access-log"]],
    ["a command below another", ["presign", ""], ["upload", "download", "post"]],
    ["an option", ["presign", "upload", "--cli"], ["--client"]],
    ["clients of the configuration", ["presign", "upload", ...HERE, "--client", ""], ["acme", "globex"]],
    ["a client that is begun", ["cost-report", ...HERE, "--client", "gl"], ["globex"]],
    ["an option's choices", ["dns-record", "--type", "C"], ["CNAME"]],
    ["environments", ["kubeconfig", "--environment", "pro"], ["production"]],
    ["regions of the configuration", ["kubeconfig", ...HERE, "--region", ""], ["us-east-2"]],
  ])("completes %s", async (_, words, expected) => {
    expect(await completions(...words)).toEqual(expected);
  });

  it("completes every command", async () => {
    const all = fleetProgram().commands.map((command) => command.name());
    expect((await completions("")).sort()).toEqual([...all].sort());
  });

  it.each(["bash", "zsh", "fish", "powershell"])("prints a script for %s that calls this program", async (shell) => {
    const { code, lines } = await printed(shell);
    expect({ code, calls: /scripts\/fleet\.js['"]? complete/.test(lines.join("\n")) }).toEqual({
      code: 0,
      calls: true,
    });
  });

  it("prints a script that bash can read", async () => {
    const { lines } = await printed("bash");
    expect(execFileSync("bash", ["-n"], { input: lines.join("\n"), encoding: "utf8" })).toBe("");
  });

  it.each([
    ["fleet kube", "kubeconfig"],
    ["npx fle", "fleet"],
    ["npx fleet kube", "kubeconfig"],
    ["npx something-else ", ""],
    ["./scripts/kubeconfig.sh --cli", "--client"],
    ["scripts/state-restore.sh --dry", "--dry-run"],
    ["fleet kubeconfig --client gl", "globex"],
    ["fleet kubeconfig --client=gl", "globex"],
    ["fleet kubeconfig --client $(echo>&2 evaluated)", ""],
  ])("completes %j in a bash without bash-completion that has sourced the script twice", async (line, expected) => {
    const { lines } = await printed("bash");
    const script = [
      "set -u",
      ...lines,
      ...lines,
      'COMP_LINE="$1"; COMP_POINT=${#1}; COMPREPLY=()',
      'complete -p fleet npx >/dev/null && _fleet_completion && echo "${COMPREPLY[*]-}"',
    ].join("\n");
    const run = spawnSync("bash", ["--norc", "--noprofile", "-c", script, "bash", line], { encoding: "utf8" });
    expect({ stdout: run.stdout.trim(), stderr: run.stderr }).toEqual({ stdout: expected, stderr: "" });
  });

  it("knows which command each of the documented scripts stands for", async () => {
    const commands = documentedScripts().map(([, command]) => command);
    expect(commands).toHaveLength(14);
    for (const command of commands) {
      const words = command.split(" ");
      expect(await completions(...words)).toEqual([words.at(-1)]);
    }
  });

  it("completes npx fleet in PowerShell by what completes fleet", async () => {
    const script = (await printed("powershell")).lines.join("\n");
    expect(script).toContain("[scriptblock]$__fleetCompleterBlock = {");
    expect(script).toContain("& $__fleetCompleterBlock $WordToComplete $Fleet");
  });

  it.each([[[]], [["tcsh"]], [["bash", "zsh"]]])("refuses %j with exit 2", async (args) => {
    const { code, lines, stderr } = await printed(...args);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(stderr).toContain("bash, zsh, fish, powershell");
  });
});
