import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "commander";

import { scripts } from "../../package.json";
import { fleetProgram } from "../../scripts/fleet/program";
import { posixOnly } from "../support/posix-only";
import { readPages, ROOT } from "./markdown-files";

const pages = readPages();

/** Fences of a page in their order: what follows one directly is its twin. */
const FENCE = /^ *```(\w*).*\n([\s\S]*?)^ *```$(?=(\n\s*```powershell$)?)/gm;

/** A span that somebody would type: it begins as a command does. */
const TYPED = /^(?:\w+=\S+ )*(?:npx|npm|node|git|aws|kubectl|terraform|bash|export|\.\/scripts\/\S+) \S/;

describe("examples on Windows", () => {
  it.each(pages.map(({ path }) => path))(
    "%s: what only a POSIX shell understands has its twin for PowerShell",
    (path) => {
      const { text } = pages.find((page) => page.path === path)!;
      const alone = [...text.matchAll(FENCE)]
        .filter(([, language, , twin]) => /^(sh|bash|shell)$/.test(language!) && twin === undefined)
        .flatMap(([, , body]) => body!.split("\n"));
      expect(problemsOf(alone)).toEqual([]);
    },
  );

  it.each(pages.map(({ path }) => path))("%s: so has a command within a sentence", (path) => {
    const { text } = pages.find((page) => page.path === path)!;
    const paragraphs = text.replace(FENCE, "").split(/\n\n|\n(?=\|)/);
    const alone = paragraphs
      .filter((paragraph) => !/PowerShell|\$env:/.test(paragraph))
      .flatMap((paragraph) => [...paragraph.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!))
      .filter((span) => TYPED.test(span));
    expect(problemsOf(alone)).toEqual([]);
  });

  it.each(commandsOf(fleetProgram()).map((command) => [command.name(), command] as const))(
    "fleet %s --help: every example works in both, or has its twin",
    (_, command) => {
      const lines = helpOf(command).split("\n");
      const alone = lines.flatMap((line, index) => {
        const [, example] = /^ +\$ (.*)$/.exec(line) ?? [];
        // Completion is for the shell that it names.
        const twin = /^ +PS> /.test(lines[index + 1] ?? "") || /fleet complete (bash|zsh|fish)/.test(line);
        return example === undefined || twin ? [] : [example];
      });
      expect(problemsOf(alone)).toEqual([]);
    },
  );

  it("runs every npm script without a POSIX shell, as npm on Windows does", () => {
    const alone = Object.entries(scripts).filter(
      ([, script]) => posixOnly(script).length > 0 || /['$]|\.sh\b/.test(script),
    );
    expect(alone).toEqual([]);
  });

  it("names the command behind every launcher", () => {
    const page = readFileSync(join(ROOT, "docs", "windows.md"), "utf8");
    for (const file of readdirSync(join(ROOT, "scripts")).filter((name) => name.endsWith(".sh"))) {
      const command = /fleet\.js" (.*) "\$@"/.exec(readFileSync(join(ROOT, "scripts", file), "utf8"))![1]!;
      expect(page).toMatch(new RegExp(`\`scripts/${file}\` +\\| \`npx fleet ${command}\``));
    }
  });
});

describe("what keeps a line from PowerShell", () => {
  it.each([
    "ENVIRONMENT=staging npx cdktf synth",
    "export AWS_REGION=us-east-2",
    "key=$(npx fleet apm backup)",
    "npx fleet kubeconfig > x && KUBECONFIG=x kubectl get nodes",
    "aws s3 ls \\",
    "./scripts/validate-cidr.sh --json",
    "aws s3 ls | tail -n 3",
    'aws x --name "$(date +%s)"',
    "for each in a b; do",
    "cat <<EOF",
    'npx fleet complete zsh > "${fpath[1]}/_fleet"',
    'aws iam x --arn "arn:aws:iam::$account:role/x"',
    'aws x --key "{\\"a\\":1}"',
    "npx fleet kubeconfig --write ~/.kube/config",
    "aws x --filters Name=a,Values=b",
    "npx fleet access-log parse logs/*.gz",
  ])("is found in: %s", (line) => {
    expect(posixOnly(line)).not.toEqual([]);
  });

  it.each([
    "npm ci && npm run synth   # registry -> cdktf.out/stacks/*/cdk.tf.json",
    "npx fleet validate --json | jq -r '.findings[] | \"\\(.file):\\(.line) \\(.rule)\"'",
    'aws x --filters "Name=a,Values=b" --arn "arn:aws:iam::${account}:role/x"',
    'curl --fail --output photo.jpg "$(npx fleet presign download --client acme)"',
    "npx fleet kubeconfig --client acme --write $HOME/.kube/config",
    "sudo -u postgres psql --list | head # on the machine",
    "aws logs tail /aws/lambda/x --since 1h",
  ])("is not in: %s", (line) => {
    expect(posixOnly(line)).toEqual([]);
  });
});

function problemsOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => posixOnly(line).map((problem) => `${line}: ${problem}`));
}

/** Commands that do something. */
function commandsOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(commandsOf);
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 200 });
  command.outputHelp();
  return text;
}
