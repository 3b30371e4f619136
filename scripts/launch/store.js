// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");

/**
 * Puts a file into the cache, whole or not at all: other processes may be reading it or writing the same. A cache that
 * can't be written, has no room, or no library to write it with, is none.
 * @param {string} file
 * @param {string | Uint8Array} content
 * @returns {boolean} whether it is there now
 */
function store(file, content) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Most starts store nothing.
    require("write-file-atomic").sync(file, /** @type {string | Buffer} */ (content));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function remove(file) {
  try {
    fs.rmSync(file, { recursive: true, force: true });
  } catch {
    // Untidy, but nothing is wrong.
  }
}

/**
 * Removes all but the newest entries of a folder; what another process removes at the same time is gone all the same.
 * @param {string} folder
 * @param {number} count
 */
function keepNewest(folder, count) {
  try {
    const entries = fs.readdirSync(folder).map((name) => path.join(folder, name));
    const byAge = entries.map((entry) => ({ entry, time: fs.statSync(entry).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { entry } of byAge.slice(count)) remove(entry);
  } catch {
    // Another process is tidying, or there is nothing to tidy.
  }
}

module.exports = { store, keepNewest };
