import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { zshScript } from "../../../scripts/fleet/completion/zsh-script";
import { PROJECT_ROOT } from "../../../scripts/fleet/terminal/project-root";
import { describeUnlessMissing } from "../../support/describe-unless-missing";
import { EXAMPLE_ROOT } from "../../support/registry";
import { missingShell } from "../../support/shells/missing-shell";
import { zshLine } from "../../support/shells/zsh-line";

describeUnlessMissing(missingShell("zsh"), "completion in zsh", () => {
  let home: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "fleet-zsh-"));
    mkdirSync(join(home, "functions"));
    writeFileSync(join(home, "functions", "_fleet"), zshScript(`node ${join(PROJECT_ROOT, "scripts", "fleet.js")}`));
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const sourcedTwice = () => `set -u; source ${home}/functions/_fleet; source ${home}/functions/_fleet`;
  const alongFpath = () => `fpath=(${home}/functions $fpath); autoload -Uz compinit; compinit -i`;

  it.each([
    ["fleet kube", "fleet kubeconfig "],
    ["npx fle", "npx fleet "],
    ["npx fleet kube", "npx fleet kubeconfig "],
    ["npx something-else kube", "npx something-else kube"],
    [`fleet kubeconfig --root ${EXAMPLE_ROOT} --client gl`, `fleet kubeconfig --root ${EXAMPLE_ROOT} --client globex `],
    [`fleet kubeconfig --root ${EXAMPLE_ROOT} --client=gl`, `fleet kubeconfig --root ${EXAMPLE_ROOT} --client=globex `],
    ["fleet validate --root /et", "fleet validate --root /etc/"],
  ])("completes %j without a completion system, sourced twice", (typed, expected) => {
    expect(zshLine(sourcedTwice(), typed, home)).toBe(expected);
  });

  it.each([
    ["fleet kube", "fleet kubeconfig "],
    ["npx fleet kube", "npx fleet kubeconfig "],
  ])("completes %j when zsh finds it along fpath", (typed, expected) => {
    expect(zshLine(alongFpath(), typed, home)).toBe(expected);
  });

  it.each([
    "$(touch evaluated)",
    "`touch evaluated`",
    '"a $(touch evaluated)"',
    "it's;touch evaluated;'",
    "$(touch evaluated",
  ])("does not evaluate %s", (word) => {
    const typed = `fleet presign ${word} --cli`;
    expect(zshLine(`cd ${home}; ${sourcedTwice()}`, typed, home)).toContain(word);
    expect(existsSync(join(home, "evaluated"))).toBe(false);
  });
});
