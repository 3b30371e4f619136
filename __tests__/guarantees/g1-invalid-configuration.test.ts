import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { FILES } from "../../config/registry";
import { EXAMPLE, type Files } from "../support/registry";
import { readTree } from "../support/synth";
import { copyProject, PROJECT_ROOT, runMain, withFolder, writeFiles } from "../support/synth-project";
import { refusalViolations, type Refusal } from "./checks/refusal";

const CLIENTS = String(EXAMPLE[FILES.clients]);

function edited(file: keyof typeof FILES, from: string | RegExp, to: string): Files {
  const path = FILES[file];
  const text = String(EXAMPLE[path]).replace(from, to);
  if (text === EXAMPLE[path]) throw new Error(`${path} has no ${String(from)}`);
  return { [path]: text };
}

const MISTAKE = {
  files: edited("clients", "tier: premium", "tier: premum"),
  finding: /config\/clients.yaml:10:11 error /,
};

const MISTAKES: Readonly<Record<string, { files: Files; variables?: NodeJS.ProcessEnv; finding: string }>> = {
  "a misspelt value": {
    files: edited("clients", "tier: premium", "tier: premum"),
    finding: "config/clients.yaml:10:11 error unknown-value  ",
  },
  "no YAML at all": {
    files: { [FILES.clients]: `${CLIENTS}\n  - [\n` },
    finding: "config/clients.yaml:",
  },
  "an overlap of address blocks": {
    files: {
      ...edited("clients", "vpc_cidr: 10.101.0.0/16", "vpc_cidr: 10.100.16.0/20"),
      ...edited("ledger", "vpc_cidr: 10.101.0.0/16", "vpc_cidr: 10.100.16.0/20"),
    },
    finding: "config/clients.yaml:",
  },
  "a template that Terraform would run": {
    files: edited("clients", "full_name: Acme Corporation", 'full_name: "${file(\\"/etc/passwd\\")}"'),
    finding: "config/clients.yaml:",
  },
  "no registry": { files: {}, finding: "config/clients.yaml:1:1 error file-missing  " },
  "a target that is not set up": {
    files: {},
    variables: { ENVIRONMENT: "prod" },
    finding: "config/platform.yaml:",
  },
};

describe("G1: invalid configuration never reaches Terraform", () => {
  it("is refused with every finding and exit 2, before anything in cdktf.out is touched", () => {
    withFolder((folder) => {
      copyProject(folder);
      expect(runMain(folder)).toMatchObject({ status: 0, stderr: "" });
      const before = readTree(join(folder, "cdktf.out"));
      expect(Object.keys(before)).toContain("stacks/foundation/cdk.tf.json");

      for (const [mistake, { files, variables, finding }] of Object.entries(MISTAKES)) {
        writeFiles(folder, { ...EXAMPLE, ...files });
        if (mistake === "no registry") rmSync(join(folder, FILES.clients));
        const refused = runMain(folder, variables);
        const after = readTree(join(folder, "cdktf.out"));
        expect({ mistake, violations: refusalViolations({ ...refused, before, after, finding }) }).toEqual({
          mistake,
          violations: [],
        });
      }
    });
  }, 60_000);

  it("finds a main program that goes on in spite of errors", () => {
    withFolder((folder) => {
      const main = readFileSync(join(PROJECT_ROOT, "main.ts"), "utf8");
      const careless = main.replace(/^if \(!loaded\.ok\).*$/m, "");
      expect(careless).not.toBe(main);
      copyProject(folder, { ...MISTAKE.files, "main.ts": careless });
      const refused = runMain(folder);
      const after = readTree(folder);
      const found = refusalViolations({ ...refused, before: after, after, finding: "config/clients.yaml:10:11" });
      expect(found).toEqual(["exits with 1, not 2", "shows a stack trace"]);
    });
  }, 60_000);

  const refusal: Refusal = {
    status: 2,
    stdout: "",
    stderr: "config/clients.yaml:1:1 error x  y\n",
    before: { "manifest.json": "{}" },
    after: { "manifest.json": "{}" },
    finding: "config/clients.yaml:1:1 error x",
  };

  it.each<[string, Partial<Refusal>, string]>([
    ["succeeds", { status: 0 }, "exits with 0, not 2"],
    ["writes to stdout", { stdout: "x" }, "writes to stdout"],
    ["says nothing", { stderr: "" }, "does not say config/clients.yaml:1:1 error x"],
    ["shows a stack", { stderr: `${refusal.stderr}    at load (/a/load.ts:1:2)\n` }, "shows a stack trace"],
    ["empties a file", { after: { "manifest.json": "" } }, "touches cdktf.out: manifest.json:1 has {} and nothing"],
    ["removes a file", { after: {} }, "touches cdktf.out: manifest.json is only in the first"],
  ])("finds a refusal that %s", (_, change, message) => {
    expect(refusalViolations(refusal)).toEqual([]);
    expect(refusalViolations({ ...refusal, ...change })).toEqual([message]);
  });
});
