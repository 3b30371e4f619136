// @ts-check
"use strict";
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const { looksOf } = require("./fresh-bundle");

/** Files of the project, each looked at once and before it is read: the next start sees what is edited in between. */
class SourceFiles {
  /** @type {Map<string, { look: string, hash: string }>} */
  #known = new Map();
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {string} file */
  hash(file) {
    return this.#of(file).hash;
  }

  /**
   * Whether files have the content they are said to have.
   * @param {Record<string, string>} hashes by file
   */
  are(hashes) {
    return Object.entries(hashes).every(([file, hash]) => this.hash(file) === hash);
  }

  /**
   * How files look.
   * @param {string[]} files
   */
  looks(files) {
    return Object.fromEntries(files.map((file) => [file, this.#of(file).look]));
  }

  /**
   * Hashes of their content.
   * @param {string[]} files
   */
  hashes(files) {
    return Object.fromEntries(files.map((file) => [file, this.hash(file)]));
  }

  /** @param {string} file */
  #of(file) {
    let known = this.#known.get(file);
    if (!known) {
      const look = looksOf(this.#root, file);
      known = { look, hash: look === "absent" ? look : hashOf(fs.readFileSync(path.join(this.#root, file))) };
      this.#known.set(file, known);
    }
    return known;
  }
}

/** @param {string | Uint8Array} content */
function hashOf(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

module.exports = { SourceFiles, hashOf };
