import { readFileSync } from "node:fs";
import { join } from "node:path";

import { showsStack } from "./guarantees/checks/refusal";
import { EXAMPLE } from "./support/registry";
import { readTree } from "./support/synth";
import { copyProject, PROJECT_ROOT, run, runMain, withFolder } from "./support/synth-project";

const STACKS = "bootstrap, foundation, platform, database, compute, cluster-services, observability";

describe("main.ts", () => {
  it("synthesizes the stacks of the default target, and says so in two lines", () => {
    withFolder((folder) => {
      copyProject(folder);
      const stdout = `Synthesized production in us-east-2: acme, globex\ncdktf.out/stacks: ${STACKS}\n`;
      expect(runMain(folder)).toEqual({ status: 0, stdout, stderr: "" });
      expect(manifestOf(folder)).toEqual(expect.arrayContaining(["bootstrap", "foundation"]));
    });
  }, 60_000);

  it("takes target, ledger and backend from the environment, and shows warnings on the way", () => {
    withFolder((folder) => {
      const ledger = String(EXAMPLE["cidr-registry.yaml"]);
      const future = ledger.replace("2026-02-17", "2026-12-31");
      copyProject(folder, { "elsewhere/ledger.yaml": future, "cidr-registry.yaml": "clients: {}\n" });
      const { status, stderr } = runMain(folder, {
        ENVIRONMENT: "staging",
        AWS_REGION: "us-east-2",
        CIDR_REGISTRY: "elsewhere/ledger.yaml",
        BOOTSTRAP_BACKEND: "local",
      });
      expect(status).toBe(0);
      expect(stderr).toMatch(/^elsewhere\/ledger\.yaml:\d+:\d+ warning ledger-date {2}.*\n[^]*\n1 warning\n$/);
      const bootstrap = readTree(join(folder, "cdktf.out"))["stacks/bootstrap/cdk.tf.json"]!;
      expect(bootstrap).toContain("terraform.bootstrap-staging-us-east-2.tfstate");
    });
  }, 60_000);

  it("makes HCL when CDKTF is asked for it", () => {
    withFolder((folder) => {
      copyProject(folder);
      expect(runMain(folder, { SYNTH_HCL_OUTPUT: "true" })).toMatchObject({ status: 0 });
      const files = readTree(join(folder, "cdktf.out"));
      expect(files["stacks/foundation/cdk.tf"]).toContain('resource "aws_vpc" "acme_network_vpc" {');
      expect(files["stacks/foundation/cdk.tf"]).not.toMatch(/^\s*\d+ = /m);
    });
  }, 60_000);

  it("says in a line that the output can't be written, and leaves what is there", () => {
    withFolder((folder) => {
      copyProject(folder, { "cdktf.out": "a file" });
      const { status, stdout, stderr } = runMain(folder);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(/^\S*cdktf\.out\S* can't be written: a part of its path is no folder \(ENOTDIR\)\n$/m);
      expect(showsStack(stderr)).toBe(false);
      expect(readFileSync(join(folder, "cdktf.out"), "utf8")).toBe("a file");
    });
  });

  it("ends without a stack trace when nobody reads its summary", () => {
    withFolder((folder) => {
      copyProject(folder);
      const synth = `"${process.execPath}" "${join(folder, "scripts/synth.js")}"`;
      const { stdout, stderr } = run("sh", ["-c", `{ ${synth}; echo "exit $?" >&2; } | true`], folder);
      expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "exit 1\n" });
    });
  });

  it("is about thirty lines, without logic", () => {
    expect(readFileSync(join(PROJECT_ROOT, "main.ts"), "utf8").split("\n").length).toBeLessThanOrEqual(30);
  });

  it("is what cdktf runs, by the launcher that needs no build", () => {
    const settings = JSON.parse(readFileSync(join(PROJECT_ROOT, "cdktf.json"), "utf8")) as Record<string, unknown>;
    expect(settings).toMatchObject({
      language: "typescript",
      app: "node scripts/synth.js",
      projectId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      sendCrashReports: "false",
    });
  });
});

function manifestOf(folder: string): string[] {
  const text = readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8");
  return Object.keys((JSON.parse(text) as { stacks: object }).stacks);
}
