import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { SharedPlugins } from "../../../../../scripts/fleet/deploy/run/shared-plugins";
import { captured } from "../../../../support/captured";
import { inFolder } from "../../../../support/in-folder";

/** Inits stacks all at once by a program that refuses a folder that it is to read and fill, and tells how it was called. */
function inits(sets: readonly string[], failing = ""): Promise<string[]> {
  return inFolder("plugins-", async (folder) => {
    const calls = join(folder, "calls.txt");
    appendFileSync(calls, "");
    const program = join(folder, "terraform");
    const lines = [
      "#!/bin/sh",
      `echo "$TF_PLUGIN_CACHE_DIR|$*" >> ${calls}`,
      `case "$*" in *-plugin-dir*) [ -z "$TF_PLUGIN_CACHE_DIR" ] || { echo "to itself" >&2; exit 1; }; [ -z "${failing}" ] || { echo "${failing}" >&2; exit 1; };; esac`,
    ];
    writeFileSync(program, `${lines.join("\n")}\n`);
    chmodSync(program, 0o755);
    await captured(
      async () => {
        const plugins = new SharedPlugins(folder);
        expect(existsSync(plugins.folder)).toBe(true);
        const ends = await Promise.all(
          sets.map((set) => plugins.among({ cwd: folder, program: "terraform" }, { aws: set })("init")),
        );
        expect(ends.map(({ code }) => code)).toEqual(sets.map(() => 0));
      },
      { PATH: `${folder}:${process.env.PATH}`, TF_PLUGIN_CACHE_DIR: "" },
    );
    return readFileSync(calls, "utf8")
      .trim()
      .split("\n")
      .map((line) => (line.startsWith("|") ? "reads" : "fills"));
  });
}

describe("Providers that stacks share", () => {
  it("are filled in by the first stack of each set, and read by all others", async () => {
    expect((await inits(["1", "1", "1"])).sort()).toEqual(["fills", "reads", "reads"]);
    expect((await inits(["1", "2", "1", "2"])).sort()).toEqual(["fills", "fills", "reads", "reads"]);
  });

  it("are installed anew where the folder lacks one", async () => {
    expect((await inits(["1", "1"], "provider is not in it")).sort()).toEqual(["fills", "fills", "reads"]);
  });
});
