import { cpSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { edit, made, spoil, start, startBeside, writeSmallProject } from "../../support/launch/small-project";
import { withFolder, writeFiles } from "../../support/synth-project";

const GREETED = { status: 0, stdout: "hello acme\n", stderr: "" };

/** A project that has run, so that everything it needs is made. */
function withStarted(use: (folder: string) => void): void {
  withFolder((folder) => {
    writeSmallProject(folder);
    expect(start(folder)).toEqual(GREETED);
    use(folder);
  });
}

/** Names of the scripts of a kind in the cache. */
function scripts(folder: string, kind: "program" | "packages"): string[] {
  return readdirSync(join(folder, "node_modules", ".cache", "client-fleet", "launch", kind)).sort();
}

describe("The launcher", () => {
  it("makes nothing anew while nothing has changed", () => {
    withStarted((folder) => {
      const before = made(folder);
      expect(start(folder)).toEqual(GREETED);
      expect(made(folder)).toEqual(before);
    });
  });

  it("runs a source as it is now, also when its size is the same", () => {
    withStarted((folder) => {
      edit(folder, "lib/greet.ts", "${word} ${name}", "${name} ${word}");
      expect(start(folder)).toEqual({ ...GREETED, stdout: "acme hello\n" });
      edit(folder, "lib/greet.ts", "${name} ${word}", "${word} ${name}");
      expect(start(folder)).toEqual(GREETED);
    });
  });

  it("leaves the packages alone when a source changes", () => {
    withStarted((folder) => {
      const before = scripts(folder, "packages");
      edit(folder, "main.ts", "acme", "globex");
      expect(start(folder).stdout).toBe("hello globex\n");
      expect(scripts(folder, "packages")).toEqual(before);
      expect(scripts(folder, "program")).toHaveLength(2);
    });
  });

  it("goes back to a bundle it has when a source is as it was", () => {
    withStarted((folder) => {
      edit(folder, "main.ts", "acme", "globex");
      start(folder);
      edit(folder, "main.ts", "globex", "acme");
      const before = made(folder);
      expect(start(folder)).toEqual(GREETED);
      expect(made(folder)).toEqual(before);
    });
  });

  it("keeps what is not ASCII, in texts and in patterns", () => {
    withFolder((folder) => {
      writeSmallProject(folder);
      const patterns = '/^gr[üû]ß\\s│$/.test("grüß │") && /^😀+$/u.test("😀😀")';
      writeFiles(folder, { "main.ts": `console.log("│ " + (${patterns}));` });
      expect(start(folder)).toEqual({ ...GREETED, stdout: "│ true\n" });
      expect(start(folder)).toEqual({ ...GREETED, stdout: "│ true\n" });
    });
  });

  // A script that was cut off may end without a word: a check would pass, whatever is wrong.
  it.each<[string, string, (content: Buffer) => Buffer]>([
    ["is empty", "script.js", () => Buffer.alloc(0)],
    ["is cut off", "script.js", (content) => content.subarray(0, content.length / 2)],
    ["is cut off before its last line", "script.js", (content) => content.subarray(0, content.lastIndexOf("\n"))],
    ["has another letter", "script.js", (content) => Buffer.from(content.toString().replace("acme", "acne"))],
    ["is empty, as V8's code", ".code", () => Buffer.alloc(0)],
    ["is damaged in V8's code", ".code", (content) => content.fill(0x5a, content.length - 200, content.length - 100)],
    ["is no recipe", ".json", () => Buffer.from("{")],
  ])("makes anew what %s in the cache", (_, ending, change) => {
    withStarted((folder) => {
      expect(spoil(folder, ending, change)).toBeGreaterThan(1);
      expect(start(folder)).toEqual(GREETED);
      expect(start(folder)).toEqual(GREETED);
    });
  });

  it("is told apart by content, not by dates, and never by YAML", () => {
    withStarted((folder) => {
      const before = made(folder);
      writeFiles(folder, { "clients.yaml": "clients: { acme: {} }\n", "config/clients.yaml": "clients: {}\n" });
      utimesSync(join(folder, "main.ts"), 1e9, 1e9);
      expect(start(folder)).toEqual(GREETED);
      expect(made(folder)).toEqual(before);
    });
  });

  it("takes a dependency as it is installed", () => {
    withStarted((folder) => {
      writeFiles(join(folder, "node_modules"), {
        "words/index.js": 'exports.word = "welcome";\n',
        ".package-lock.json": '{ "words": "1.1.0" }\n',
      });
      expect(start(folder)).toEqual({ ...GREETED, stdout: "welcome acme\n" });
    });
  });

  it("makes the packages anew when the lock changes", () => {
    withStarted((folder) => {
      writeFiles(folder, { "package-lock.json": '{ "words": "2.0.0" }\n' });
      expect(start(folder)).toEqual(GREETED);
      expect(scripts(folder, "packages")).toHaveLength(2);
    });
  });

  it("loads a package that a source begins to import", () => {
    withStarted((folder) => {
      writeFiles(join(folder, "node_modules"), { "more/index.js": 'exports.more = "much";\n' });
      edit(folder, "main.ts", "import", 'import { more } from "more";\nimport');
      edit(folder, "main.ts", '"acme"', "more");
      expect(start(folder)).toEqual({ ...GREETED, stdout: "hello much\n" });
    });
  });

  it("misses a package that isn't installed only where it is needed", () => {
    withFolder((folder) => {
      writeSmallProject(folder, { "lib/late.ts": 'import { late } from "not-there";\nconsole.log(late);\n' });
      edit(folder, "main.ts", "console", 'if (process.argv[2]) void import("./lib/late");\nelse console');
      expect(start(folder)).toEqual(GREETED);
      expect(start(folder, ["late"])).toMatchObject({ status: 1 });
      expect(start(folder, ["late"]).stderr).toMatch(/^Error: Cannot find module 'not-there'/);
    });
  });

  it("makes anew what is gone from the cache or was never whole", () => {
    withStarted((folder) => {
      const cache = join(folder, "node_modules", ".cache", "client-fleet", "launch");
      rmSync(join(cache, "program"), { recursive: true });
      expect(start(folder)).toEqual(GREETED);
      for (const note of readdirSync(join(cache, "notes"))) writeFileSync(join(cache, "notes", note), "{");
      for (const script of Object.keys(made(folder)).filter((path) => path.endsWith(".code")))
        writeFileSync(join(cache, script), "[]\nnot V8's");
      expect(start(folder)).toEqual(GREETED);
    });
  });

  it("works without a cache that can be written", () => {
    withFolder((folder) => {
      writeSmallProject(folder);
      // A file where the folder would be: permissions don't hold for everyone.
      writeFileSync(join(folder, "node_modules", ".cache"), "");
      expect(start(folder)).toEqual(GREETED);
      expect(start(folder)).toEqual(GREETED);
    });
  });

  it("works from a copy whose packages are linked, and makes nothing anew for it", () => {
    withStarted((folder) => {
      const copy = join(folder, "copy");
      mkdirSync(copy);
      writeSmallProject(copy, {}, join(folder, "node_modules"));
      const before = made(folder);
      expect(start(copy)).toEqual(GREETED);
      expect(made(folder)).toEqual(before);
    });
  });

  it("may be started several times at once on an empty cache", async () => {
    const outputs = withFolder((folder) => {
      writeSmallProject(folder);
      // The folder is gone with the call: a copy lives on.
      const copy = `${folder}-beside`;
      cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
      return { copy, all: Promise.all([1, 2, 3, 4].map(() => startBeside(copy))) };
    });
    expect(await outputs.all).toEqual(Array(4).fill("hello acme\n"));
    expect(Object.keys(made(outputs.copy)).filter((path) => path.endsWith(".draft"))).toEqual([]);
    rmSync(outputs.copy, { recursive: true });
  });

  it("keeps compiled code by command, and keeps it again once a run loads more packages", () => {
    withFolder((folder) => {
      writeSmallProject(folder, {
        "main.ts": 'if (process.argv[3]) void import("./lib/greet").then(({ greet }) => console.log(greet("acme")));\n',
      });
      const code = (): Record<string, number> =>
        Object.fromEntries(Object.entries(made(folder)).filter(([path]) => path.endsWith(".code")));
      start(folder, ["list"]);
      expect(Object.keys(code())).toEqual([
        expect.stringMatching(/^program.list-\d+\.code$|^program.*list-\d+\.code$/),
      ]);
      expect(start(folder, ["list", "all"])).toEqual(GREETED);
      const loaded = code();
      expect(Object.keys(loaded)).toHaveLength(2);
      start(folder, ["list", "all"]);
      start(folder, ["list"]);
      expect(code()).toEqual(loaded);
      start(folder, ["show"]);
      expect(Object.keys(code())).toHaveLength(3);
    });
  });

  it("shows the line of a source that can't be compiled", () => {
    withStarted((folder) => {
      edit(folder, "lib/greet.ts", "return", "return return");
      const { status, stderr } = start(folder);
      expect(status).toBe(1);
      expect(stderr).toContain("lib/greet.ts:4:9:");
      expect(stderr).not.toContain("node_modules");
    });
  });

  it("tells a module its own folder, and the program its arguments", () => {
    withFolder((folder) => {
      writeSmallProject(folder, {
        "lib/place.ts": "export const place: string = __dirname;\n",
        "main.ts": 'import { place } from "./lib/place";\nconsole.log([place, ...process.argv.slice(2)].join());\n',
      });
      expect(start(folder, ["a", "--b"]).stdout).toBe(`${join(folder, "lib")},a,--b\n`);
      expect(start(folder, ["a", "--b"]).stdout).toBe(`${join(folder, "lib")},a,--b\n`);
    });
  });
});
