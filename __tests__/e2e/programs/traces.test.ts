import { readFileSync } from "node:fs";
import { join } from "node:path";

import { spoil, start, writeSmallProject } from "../../support/launch/small-project";
import { copyProject, PROJECT_ROOT, runFleet, runMain, withFolder, writeFiles } from "../../support/synth-project";

const THROWS =
  'export interface Unused {\n  readonly a: 1;\n}\nexport function fail(): never {\n  throw new Error("x");\n}\n';

describe("The trace of what ends a program unforeseen", () => {
  it.each([
    ["thrown", 'import { fail } from "./lib/fail";\n\nfail();\n', "main.ts:3:1"],
    [
      "a promise's",
      'import { fail } from "./lib/fail";\n\nvoid Promise.resolve().then(() => fail());\n',
      "main.ts:3:35",
    ],
  ])("names file and line of the source when it is %s", (_, main, caller) => {
    withFolder((folder) => {
      writeSmallProject(folder, { "main.ts": main, "lib/fail.ts": THROWS });
      const { status, stderr } = start(folder);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^Error: x\n/);
      expect(stderr).toContain(`${join(folder, "lib", "fail.ts")}:5:9`);
      expect(stderr).toContain(`${join(folder, caller)}`);
      expect(stderr).not.toContain("/script.js");
    });
  });

  it("names them in a folder of any name, and when the map is gone the bundle's own", () => {
    withFolder((outer) => {
      const folder = join(outer, "First Läst (2)");
      writeSmallProject(folder, {
        "main.ts": 'import { fail } from "./lib/fail";\n\nfail();\n',
        "lib/fail.ts": THROWS,
      });
      expect(start(folder).stderr).toContain(`${join(folder, "lib", "fail.ts")}:5:9`);
      spoil(folder, ".map", () => Buffer.alloc(0));
      expect(start(folder).stderr).toMatch(/^Error: x\n +at fail \(.*script\.js:\d+:\d+\)$/m);
    });
  });

  it("names the files of a package", () => {
    withFolder((folder) => {
      writeSmallProject(folder);
      writeFiles(join(folder, "node_modules"), { "words/index.js": 'exports.word = "hello";\n\nnull.nothing;\n' });
      expect(start(folder).stderr).toContain(`${join(folder, "node_modules", "words", "index.js")}:3:6`);
    });
  });

  it("names a layer's line, and a command's", () => {
    withFolder((folder) => {
      copyProject(folder, {}, ["scripts/fleet", "scripts/fleet.js"]);
      const layer = thrownIn(folder, "layers/compose.ts", "      new STACKS[layer](");
      const command = thrownIn(folder, "scripts/fleet/registry/validate/validate.ts", "  const loaded = ");
      expect(runMain(folder).stderr).toContain(layer);
      expect(runFleet(["validate"], {}, folder).stderr).toContain(command);
    });
  }, 60_000);
});

/** Throws before a text of a file; returns where. */
function thrownIn(folder: string, file: string, text: string): string {
  const lines = readFileSync(join(PROJECT_ROOT, file), "utf8").split("\n");
  const at = lines.findIndex((line) => line.startsWith(text));
  expect(at).toBeGreaterThan(0);
  lines.splice(at, 0, 'if (process.pid > 0) throw new Error("thrown on purpose");');
  writeFiles(folder, { [file]: lines.join("\n") });
  return `${join(folder, file)}:${at + 1}:`;
}
