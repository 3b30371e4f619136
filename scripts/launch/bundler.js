// @ts-check
"use strict";
const fs = require("node:fs");
const { isBuiltin } = require("node:module");
const path = require("node:path");

const esbuild = require("esbuild");

/** @type {import("esbuild").BuildOptions & { write: false, metafile: true }} */
const OPTIONS = {
  bundle: true,
  write: false,
  metafile: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  // Errors and constructs show the names of their classes.
  keepNames: false,
  sourcemap: "external",
  sourcesContent: false,
  // Everything an `import()` asks for is in the bundle.
  supported: { "dynamic-import": false },
  tsconfigRaw: {},
  logLevel: "error",
};

/**
 * What stays a package of its own: one comes with a program for each system, one is large and for writing pages alone, and
 * one makes names of its own file's.
 */
const LEFT_OUT = ["esbuild", "typescript", "write-file-atomic"];

/**
 * The project's own modules that a program imports, their paths, and the names of the packages that they import.
 * @param {string} root
 * @param {string} entry
 * @param {(file: string) => void} look told of each file before it is read
 */
async function bundleProgram(root, entry, look) {
  const realRoot = fs.realpathSync(root);
  const { outputFiles, metafile } = await esbuild.build({
    ...OPTIONS,
    absWorkingDir: realRoot,
    entryPoints: [entry],
    packages: "external",
    // Nothing is written there: the map's paths are relative to it.
    outfile: path.join(realRoot, "program.js"),
    plugins: [ownFolders(realRoot, look)],
  });
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
  const names = new Set(imported.map((file) => file.path));
  const packages = [...names].filter((name) => !isBuiltin(name) && !LEFT_OUT.includes(name)).sort();
  return { ...texts(outputFiles), packages, made: Object.keys(metafile.inputs) };
}

/**
 * Packages with all that they need, in a script that exports a function for each: none is loaded before it is asked for.
 * @param {string} root
 * @param {string[]} packages
 */
async function bundlePackages(root, packages) {
  // Caught, so that one that isn't installed yet is missed by what needs it alone.
  const members = packages
    .map((name) => JSON.stringify(name))
    .map((name) => `${name}: () => { try { return require(${name}); } catch (error) { throw error; } }`);
  const { outputFiles } = await esbuild.build({
    ...OPTIONS,
    absWorkingDir: root,
    stdin: { contents: `module.exports = {\n${members.join(",\n")}\n};`, resolveDir: root },
    outfile: path.join(fs.realpathSync(path.join(root, "node_modules")), "packages.js"),
    // Asked for by one that makes names of its own from it: any text serves.
    define: { __filename: '"packages.js"' },
    external: LEFT_OUT,
  });
  return texts(outputFiles);
}

/**
 * Modules that read files beside them are told their own folder, not the bundle's.
 * @param {string} root
 * @param {(file: string) => void} look
 * @returns {import("esbuild").Plugin}
 */
function ownFolders(root, look) {
  return {
    name: "own-folders",
    setup({ onLoad }) {
      onLoad({ filter: /\.(?:ts|json)$/ }, ({ path: file }) => {
        const relative = path.relative(root, file).replaceAll(path.sep, "/");
        look(relative);
        const text = fs.readFileSync(file, "utf8");
        if (file.endsWith(".json")) return { contents: text, loader: "json" };
        const folder = `const __dirname = require("node:path").join(__root, ${JSON.stringify(path.posix.dirname(relative))});`;
        return { contents: text.includes("__dirname") ? folder + text : text, loader: "ts" };
      });
    },
  };
}

/** @param {import("esbuild").OutputFile[]} files */
function texts(files) {
  const textOf = (/** @type {string} */ ending) => files.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { code: ascii(textOf(".js")), map: textOf(".js.map") };
}

/**
 * esbuild writes ASCII but for patterns, where an escape means the same: V8 keeps text of one byte a character in half the
 * memory.
 * @param {string} code
 */
function ascii(code) {
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

module.exports = { bundleProgram, bundlePackages, stopBundler: esbuild.stop, version: esbuild.version };
