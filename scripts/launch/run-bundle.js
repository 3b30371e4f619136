// @ts-check
"use strict";
const { CompiledScript } = require("./compiled-script");

/**
 * Runs a bundle with the compiled code that an earlier run of the same profile left. When there was none, or this run loads
 * more packages than that one did, what it has compiled is kept as it ends.
 * @param {import("./fresh-bundle").Bundle} bundle
 * @param {string} root
 * @param {string} profile
 */
function runBundle(bundle, root, profile) {
  const program = new CompiledScript(bundle.program, profile);
  const packages = new CompiledScript(bundle.packages, profile);
  /** @type {Set<string>} */
  const loaded = new Set();
  /** @type {Record<string, () => unknown> | undefined} */
  let byName;
  const load = (/** @type {string} */ name) => {
    if (name.startsWith("node:")) return require(name);
    loaded.add(name);
    byName ??= /** @type {Record<string, () => unknown>} */ (packages.run(require, root));
    return byName[name]?.() ?? require(name);
  };
  process.once("exit", () => {
    program.keep(loaded);
    packages.keep(loaded);
  });
  program.run(load, root);
}

module.exports = { runBundle };
