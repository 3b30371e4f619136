// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { inspect } = require("node:util");

/**
 * What ends the program unforeseen is shown with the files and lines that people wrote. Only then: whoever asks for a trace
 * along the way, as cdktf does, would wait for the maps to be read.
 * @param {import("./fresh-bundle").Bundle} bundle
 * @param {string} root
 */
function mapTraces(bundle, root) {
  process.on("uncaughtExceptionMonitor", (error) => {
    if (process.listenerCount("uncaughtException") > 0) return;
    // Node itself would show the bundle's line above the trace.
    fs.writeSync(process.stderr.fd, `${mapped(inspect(error), bundle, root)}\n`);
    process.exit(1);
  });
}

/**
 * A text in which places in a bundle are places in its sources.
 * @param {string} text
 * @param {import("./fresh-bundle").Bundle} bundle
 * @param {string} root
 */
function mapped(text, { program, packages }, root) {
  return inSources(inSources(text, program, root), packages, path.join(root, "node_modules"));
}

/**
 * @param {string} text
 * @param {import("./fresh-bundle").Script} script
 * @param {string} folder
 */
function inSources(text, { name, map }, folder) {
  const [before = "", ...after] = text.split(`${name}:`);
  if (after.length === 0) return text;
  const places = placesOf(map);
  return (
    before +
    after
      .map((rest) => {
        const [place = "", line, column] = /^(\d+):(\d+)/.exec(rest) ?? [];
        const entry = places?.findEntry(Number(line) - 1, Number(column) - 1);
        if (!place || !entry || !("originalSource" in entry)) return `${name}:${rest}`;
        const source = path.join(folder, entry.originalSource);
        return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}${rest.slice(place.length)}`;
      })
      .join("")
  );
}

/**
 * Where each place of a script comes from, or undefined where its map is gone: a trace is shown all the same.
 * @param {() => string} map
 */
function placesOf(map) {
  try {
    const { SourceMap } = require("node:module");
    return new SourceMap(JSON.parse(map()));
  } catch {
    return undefined;
  }
}

module.exports = { mapTraces, mapped };
