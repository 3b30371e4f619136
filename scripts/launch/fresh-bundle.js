// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const { checksum } = require("./checksum");

/**
 * A script of a bundle. Its name in traces is the same wherever the project lies, as V8's code keeps it. Its folder is where V8's code for it is kept; without one the cache can't be written.
 * @typedef {{ name: string, file: string, code: string, map: () => string, folder?: string }} Script
 * The project's own code, and the packages it imports.
 * @typedef {{ program: Script, packages: Script }} Bundle
 * Keys of a bundle's scripts in the cache, and by path how each file it was made of looks.
 * @typedef {{ program: string, packages: string, files: Record<string, string> }} Note
 */

/**
 * The bundle of a program, if there is one and each file it was made of looks as it did then.
 * @param {string} root
 * @param {string} entry
 * @returns {Bundle | undefined}
 */
function freshBundle(root, entry) {
  try {
    /** @type {Note} */
    const note = JSON.parse(fs.readFileSync(notePlace(root, entry), "utf8"));
    for (const file in note.files) if (looksOf(root, file) !== note.files[file]) return undefined;
    return keptBundle(root, note);
  } catch {
    return undefined;
  }
}

/**
 * A bundle from the cache; throws if it isn't there.
 * @param {string} root
 * @param {{ program: string, packages: string }} keys
 * @returns {Bundle}
 */
function keptBundle(root, { program, packages }) {
  return { program: keptScript(root, program), packages: keptScript(root, packages) };
}

/**
 * Size and times of a file: one of them changes whenever its content does.
 * @param {string} root
 * @param {string} file
 */
function looksOf(root, file) {
  const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : "absent";
}

/**
 * Throws if it isn't there, or not as it was kept: half a script could end without a word, as if all were well.
 * @param {string} root
 * @param {string} key
 * @returns {Script}
 */
function keptScript(root, key) {
  const folder = path.join(cacheOf(root), key);
  const file = path.join(folder, "script.js");
  const kept = fs.readFileSync(file);
  const end = kept.length - SEAL_LENGTH;
  if (end < 0 || kept.toString("latin1", end) !== sealOf(kept.subarray(0, end))) throw new Error(`${file} is damaged`);
  // esbuild writes ASCII: read as such, V8 needs half the memory.
  return {
    name: nameOf(key),
    file,
    folder,
    code: kept.toString("latin1", 0, end),
    map: () => fs.readFileSync(`${file}.map`, "utf8"),
  };
}

/** @param {string} key */
function nameOf(key) {
  return `client-fleet/launch/${key}/script.js`;
}

const SEAL_LENGTH = "\n//01234567".length;

/**
 * The last line of a kept script.
 * @param {Uint8Array} code
 */
function sealOf(code) {
  return `\n//${checksum(code)}`;
}

/**
 * Everything in there can be deleted at any time. The folder may be shared by copies of the project: what is the same for
 * all is kept by content, only the notes by copy.
 * @param {string} root
 */
function cacheOf(root) {
  return path.join(root, "node_modules", ".cache", "client-fleet", "launch");
}

/**
 * Where the note of this copy's bundle is.
 * @param {string} root
 * @param {string} entry
 */
function notePlace(root, entry) {
  return path.join(
    cacheOf(root),
    "notes",
    `${path.basename(path.dirname(entry))}-${checksum(Buffer.from(root + entry))}.json`,
  );
}

module.exports = { freshBundle, keptBundle, keptScript, nameOf, sealOf, looksOf, cacheOf, notePlace };
