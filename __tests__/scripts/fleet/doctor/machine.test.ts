import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { engines } from "../../../../package.json";
import type { Answer } from "../../../../scripts/fleet/doctor/ask-program";
import { diskCheck } from "../../../../scripts/fleet/doctor/machine/disk";
import { initialised } from "../../../../scripts/fleet/doctor/machine/initialised";
import { nodeCheck } from "../../../../scripts/fleet/doctor/machine/node";
import { packagesCheck } from "../../../../scripts/fleet/doctor/machine/packages";
import { pluginCache } from "../../../../scripts/fleet/doctor/machine/plugin-cache";
import { terraform } from "../../../../scripts/fleet/doctor/machine/terraform";
import { toolCheck } from "../../../../scripts/fleet/doctor/machine/tools";
import { withFolder, writeFiles } from "../../../support/synth-project";
import { sceneWith } from "./scene";

const says = (text: string): Answer => ({ text });

describe("The check of a program", () => {
  it.each([
    ["git", "git version 2.39.5\n", "2.39.5"],
    ["aws", "aws-cli/2.17.1 Python/3.11 Linux/6\n", "2.17.1"],
    ["kubectl", "Client Version: v1.35.1\nKustomize Version: v5.7.1\n", "1.35.1"],
    ["helm", "v3.18.4+gd80839c\n", "3.18.4+gd80839c"],
  ] as const)("reads the version of %s", async (name, text, version) => {
    expect(await toolCheck(name)(sceneWith({ programs: { [name]: says(text) } }))).toEqual({
      result: "ok",
      detail: version,
    });
  });

  it.each([
    ["", "names no version"],
    ["\u0000\u001b[2J<html>not found</html>", "names no version"],
    ["{".repeat(10_000), "names no version"],
  ])("is not taken in by %j", async (text, detail) => {
    for (const name of ["git", "aws", "kubectl", "helm"] as const)
      expect(await toolCheck(name)(sceneWith({ programs: { [name]: says(text) } }))).toMatchObject({
        result: "problem",
        detail,
      });
  });

  it("says that it is missing, or silent, and where to get it", async () => {
    const missing = await toolCheck("helm")(sceneWith());
    expect(missing.detail).toContain("is not on PATH");
    expect(missing.fix).toContain("https://helm.sh");
    const silent = await toolCheck("aws")(sceneWith({ programs: { aws: { why: "did not answer within 15 s" } } }));
    expect(silent).toMatchObject({ result: "problem", detail: "did not answer within 15 s" });
  });
});

describe("The check of Terraform", () => {
  it.each<[string, Readonly<Record<string, Answer>>, string, string]>([
    ["Terraform", { terraform: says("Terraform v1.11.4\non linux_amd64\n") }, "ok", "terraform 1.11.4"],
    ["OpenTofu alone", { tofu: says("OpenTofu v1.11.0\n") }, "ok", "tofu 1.11.0"],
    [
      "an old Terraform beside a new OpenTofu",
      { terraform: says("Terraform v1.5.7\n"), tofu: says("OpenTofu v1.11.0\n") },
      "ok",
      "tofu 1.11.0",
    ],
    [
      "an old one",
      { terraform: says("Terraform v1.10.9\n") },
      "problem",
      "terraform is 1.10.9, too old for the stacks",
    ],
    ["none", {}, "problem", "neither terraform nor tofu is on PATH"],
    ["junk", { terraform: says("?") }, "problem", "terraform: terraform version names no version of Terraform"],
    [
      "one that hangs",
      { terraform: { why: "did not answer within 15 s" } },
      "problem",
      "terraform: did not answer within 15 s",
    ],
  ])("with %s", async (_, programs, result, detail) => {
    expect(await terraform(sceneWith({ programs }))).toMatchObject({ result, detail });
  });
});

describe("The check of Node and its packages", () => {
  it("takes what package.json allows", async () => {
    const oldest = engines.node.replace(">=", "");
    const resultOf = async (version: string) => (await nodeCheck(version)(sceneWith())).result;
    expect(await Promise.all([`${oldest}.0`, "24.0.0", "20.18.9", "18.20.0"].map(resultOf))).toEqual([
      "ok",
      "ok",
      "problem",
      "problem",
    ]);
  });

  it("names packages that are missing or of another version than the lock file's", async () => {
    const lock = {
      packages: {
        "": { dependencies: { a: "1" }, devDependencies: { b: "1", c: "1" } },
        "node_modules/a": { version: "1.0.0" },
        "node_modules/b": { version: "1.0.0" },
        "node_modules/c": { version: "1.0.0" },
      },
    };
    await withFolder(async (folder) => {
      const outcome = () => packagesCheck(folder)(sceneWith());
      expect((await outcome()).detail).toBe("package-lock.json can't be read");
      writeFiles(folder, {
        "package-lock.json": JSON.stringify(lock),
        "node_modules/a/package.json": '{ "version": "1.0.0" }',
        "node_modules/b/package.json": '{ "version": "0.9.0" }',
      });
      expect(await outcome()).toEqual({
        result: "problem",
        detail: "2 packages missing or of another version: b, c",
        fix: "run npm ci --ignore-scripts",
      });
      for (const name of ["b", "c"])
        writeFiles(folder, { [`node_modules/${name}/package.json`]: '{ "version": "1.0.0" }' });
      expect(await outcome()).toMatchObject({ result: "ok" });
    });
  });
});

describe("The check of the disk", () => {
  it.each([
    [5, "ok"],
    [0.5, "problem"],
  ])("with %d GiB free is %s", async (gib, result) => {
    expect(await diskCheck(() => Promise.resolve(gib * 1024 ** 3))(sceneWith())).toMatchObject({ result });
  });
});

describe("The check of the plugin cache", () => {
  it("is skipped without one, and a problem where Terraform would refuse to begin", async () => {
    await withFolder(async (folder) => {
      const cache = join(folder, "cache");
      const look = (variables: Readonly<Record<string, string>>) =>
        pluginCache(sceneWith({ variables: { HOME: folder, ...variables } }));
      expect(await look({})).toMatchObject({ result: "skipped" });
      expect(await look({ TF_PLUGIN_CACHE_DIR: cache })).toMatchObject({
        result: "problem",
        fix: `mkdir -p "${cache}"`,
      });
      writeFileSync(join(folder, ".terraformrc"), 'plugin_cache_dir   = "$HOME/cache"\n');
      expect(await look({})).toMatchObject({ result: "problem", detail: `${cache} is not there` });
      mkdirSync(cache);
      expect(await look({})).toEqual({ result: "ok", detail: cache });
      expect(await look({ TF_PLUGIN_CACHE_DIR: join(folder, ".terraformrc") })).toMatchObject({ result: "problem" });
    });
  });
});

describe("The check of initialised folders", () => {
  const stack = (key: string) => JSON.stringify({ terraform: { backend: { s3: { bucket: "states", key } } } });
  const record = (key: string) =>
    JSON.stringify({ backend: { type: "s3", config: { bucket: "states", key, region: null } } });

  it("finds those whose backend the stack has left", async () => {
    await withFolder(async (folder) => {
      const look = () => initialised(sceneWith({ root: folder }));
      expect(await look()).toMatchObject({ result: "skipped" });
      const files = (name: string, key: string) => ({
        [`cdktf.out/stacks/${name}/cdk.tf.json`]: stack("new"),
        [`cdktf.out/stacks/${name}/.terraform/terraform.tfstate`]: record(key),
      });
      writeFiles(folder, files("foundation", "new"));
      expect(await look()).toMatchObject({ result: "ok" });
      writeFiles(folder, files("platform", "old"));
      expect(await look()).toEqual({
        result: "problem",
        detail: "platform: .terraform is of another backend than the stack",
        fix: "terraform -chdir=cdktf.out/stacks/platform init -reconfigure",
      });
      writeFiles(folder, { "cdktf.out/stacks/platform/.terraform/terraform.tfstate": "{" });
      expect(await look()).toMatchObject({ result: "problem" });
    });
  });
});
