// @ts-check
"use strict";
const path = require("node:path");

const { runBundle } = require("./run-bundle");
const { freshBundle } = require("./fresh-bundle");
const { mapTraces } = require("./traces");

/**
 * Runs a TypeScript program of this project from its bundle: one script of the project's own modules and one of the packages
 * they import, each with V8's compiled code. Both are kept under node_modules/.cache and made anew when what they were
 * made of has changed; without a cache that can be written they are made each time.
 * @param {string} entry the program, relative to the project
 * @param {string} [root] the project
 */
async function launch(entry, root = path.join(__dirname, "..", "..")) {
  // Only the first start after a change loads what makes bundles.
  const bundle = freshBundle(root, entry) ?? (await require("./make-bundle").makeBundle(root, entry));
  mapTraces(bundle, root);
  runBundle(bundle, root, profileOf(process.argv[2]));
}

/**
 * Which functions run, and so whose compiled code is worth keeping, depends on the command.
 * @param {string | undefined} argument
 */
function profileOf(argument = "") {
  return /^[a-z][a-z-]{0,40}$/.test(argument) ? argument : "options";
}

module.exports = { launch };
