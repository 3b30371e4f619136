import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { fishScript } from "../../../scripts/fleet/completion/fish-script";
import { PROJECT_ROOT } from "../../../scripts/fleet/terminal/project-root";
import { describeUnlessMissing } from "../../support/describe-unless-missing";
import { EXAMPLE_ROOT } from "../../support/registry";
import { missingShell } from "../../support/shells/missing-shell";

const SCRIPT = fishScript(`node ${join(PROJECT_ROOT, "scripts", "fleet.js")}`);

/** What fish offers for a line, without the explanations, once it has sourced the script twice. */
function offered(line: string): { words: string[]; stderr: string } {
  const sourcedTwice = "echo $argv[1] | source; echo $argv[1] | source; complete -C $argv[2]";
  const run = spawnSync("fish", ["--no-config", "-c", sourcedTwice, SCRIPT, line], { cwd: "/", encoding: "utf8" });
  const lines = run.stdout.split("\n").filter((each) => each !== "");
  return { words: lines.map((each) => each.split("\t")[0]!), stderr: run.stderr };
}

describeUnlessMissing(missingShell("fish"), "completion in fish", () => {
  it.each([
    ["fleet kube", ["kubeconfig"]],
    ["npx fle", ["fleet"]],
    ["npx fleet kube", ["kubeconfig"]],
    ["npx something-else kube", []],
    [`fleet kubeconfig --root ${EXAMPLE_ROOT} --client gl`, ["globex"]],
    [`fleet kubeconfig --root ${EXAMPLE_ROOT} --client=gl`, ["--client=globex"]],
    ["fleet validate --root /et", ["/etc/"]],
    ["fleet kubeconfig --client $(echo evaluated >&2) kube", []],
    ['fleet kubeconfig --client (echo evaluated >&2) "it\'s $HOME" kube', []],
  ])("completes %j, sourced twice", (line, words) => {
    expect(offered(line)).toEqual({ words, stderr: "" });
  });
});
