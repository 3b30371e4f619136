import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";

import { unzipSync } from "fflate";

import { buildArchive, functionArchive, FUNCTIONS, RUNTIME } from "../../../modules/storage-insights/function-archive";
import { PROJECT_ROOT, withFolder } from "../../support/synth-project";

/** Copies the modules' sources elsewhere, with other dates, and builds a function there. */
function builtElsewhere(name: (typeof FUNCTIONS)[number], timeZone: string): Buffer {
  const before = process.env.TZ;
  process.env.TZ = timeZone;
  try {
    return withFolder((folder) => {
      for (const part of ["modules", "config"])
        cpSync(join(PROJECT_ROOT, part), join(folder, "deeper", part), { recursive: true });
      const functions = join(folder, "deeper", "modules", "storage-insights", "functions");
      for (const file of readdirSync(functions)) utimesSync(join(functions, file), 1e9, 1e9);
      return readFileSync(buildArchive(name, functions, join(folder, "cache")).path);
    });
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

describe.each(FUNCTIONS)("The archive of %s", (name) => {
  const { path, sourceCodeHash } = functionArchive(name);
  const files = unzipSync(readFileSync(path));
  const code = Buffer.from(files["index.js"]!).toString("utf8");

  it("has the same bytes on every build, in another folder, at another time", () => {
    expect(builtElsewhere(name, "Pacific/Auckland").equals(readFileSync(path))).toBe(true);
    expect(builtElsewhere(name, "America/Los_Angeles").equals(readFileSync(path))).toBe(true);
    expect(buildArchive(name)).toEqual({ path, sourceCodeHash });
  });

  it("is whole again where it was cut off, and elsewhere where nothing can be kept", () => {
    withFolder((folder) => {
      const kept = buildArchive(name, undefined, join(folder, "cache"));
      writeFileSync(kept.path, "cut off");
      expect(buildArchive(name, undefined, join(folder, "cache"))).toEqual(kept);
      expect(readFileSync(kept.path).equals(readFileSync(path))).toBe(true);

      writeFileSync(join(folder, "no-folder"), "");
      const elsewhere = buildArchive(name, undefined, join(folder, "no-folder", "cache"));
      expect(elsewhere.sourceCodeHash).toBe(sourceCodeHash);
      expect(readFileSync(elsewhere.path).equals(readFileSync(path))).toBe(true);
      rmSync(dirname(elsewhere.path), { recursive: true });
    });
  });

  it("has the hash that Lambda computes of it", () => {
    expect(sourceCodeHash).toBe(createHash("sha256").update(readFileSync(path)).digest("base64"));
  });

  it("is one file that exports the handler (M-31)", () => {
    expect(Object.keys(files)).toEqual(["index.js"]);
    const loaded = { exports: {} as Record<string, unknown> };
    runInNewContext(code, { module: loaded, require, process: { env: {} } });
    expect(typeof loaded.exports.handler).toBe("function");
  });

  it("asks for nothing but Node and the SDK, which the runtime has (M-32)", () => {
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, module]) => module!);
    expect(required.length).toBeGreaterThan(0);
    expect(required.filter((module) => !/^(@aws-sdk\/client-|node:)/.test(module))).toEqual([]);
  });

  it("names facts by their file alone: moving one within the catalogue deploys no function anew", () => {
    expect(code).not.toContain("config/catalogue");
    if (name === "cost-analyzer") expect(code).toContain("// ../storage-prices.ts\n");
  });

  it("says nothing of the machine it was built on", () => {
    expect(code).not.toContain(PROJECT_ROOT);
    expect(code).not.toMatch(/\/(home|tmp|root|Users)\//);
  });

  it("lies outside the sources", () => {
    expect(path.startsWith(join(PROJECT_ROOT, "node_modules", ".cache", "client-fleet", "functions"))).toBe(true);
  });
});

it("runs on a runtime that Lambda supports and the provider knows (M-32)", () => {
  expect(RUNTIME).toBe("nodejs22.x");
});
