// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const { checksum } = require("./checksum");
const { store } = require("./store");

/** More than there are commands: a mistyped one leaves its compiled code too. */
const MOST_PROFILES = 64;

/** A script, compiled by V8 or by an earlier run. */
class CompiledScript {
  /** @type {vm.Script | undefined} */
  #compiled;
  /** Packages that were loaded when the code was kept. */
  /** @type {string[] | undefined} */
  #loaded;
  #script;
  #file;

  /**
   * @param {import("./fresh-bundle").Script} script
   * @param {string} profile which functions of it will run
   */
  constructor(script, profile) {
    this.#script = script;
    // V8 takes only what the same version left, with the same flags and on a like processor.
    this.#file = script.folder && path.join(script.folder, `${profile}-${v8.cachedDataVersionTag()}.code`);
  }

  /**
   * @param {(name: string) => unknown} load
   * @param {string} root
   * @returns {unknown} what it exports
   */
  run(load, root) {
    const { name, code, file } = this.#script;
    const cachedData = this.#earlier();
    const text = `(function (exports, require, module, __root, __filename) {${code}\n})`;
    this.#compiled = new vm.Script(text, { filename: name, cachedData });
    if (this.#compiled.cachedDataRejected) this.#loaded = undefined;
    const module = { exports: {} };
    this.#compiled.runInThisContext()(module.exports, load, module, root, file);
    return module.exports;
  }

  /**
   * Keeps what V8 has compiled, unless the earlier code was of a run that loaded as much.
   * @param {ReadonlySet<string>} loaded
   */
  keep(loaded) {
    if (!this.#compiled || !this.#file) return;
    const before = new Set(this.#loaded);
    if (this.#loaded && [...loaded].every((name) => before.has(name))) return;
    if (!this.#loaded && !hasRoom(path.dirname(this.#file))) return;
    const code = this.#compiled.createCachedData();
    const head = { sum: checksum(code), loaded: [...before, ...loaded] };
    store(this.#file, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), code]));
  }

  #earlier() {
    if (!this.#file) return undefined;
    try {
      const kept = fs.readFileSync(this.#file);
      const end = kept.indexOf("\n");
      const code = kept.subarray(end + 1);
      const { sum, loaded } = JSON.parse(kept.toString("latin1", 0, end));
      // V8 trusts what it is given: damaged code would end the process, this time and every other.
      if (sum !== checksum(code)) return undefined;
      this.#loaded = loaded;
      return code;
    } catch {
      return undefined;
    }
  }
}

/** @param {string} folder */
function hasRoom(folder) {
  try {
    return fs.readdirSync(folder).length < MOST_PROFILES;
  } catch {
    return false;
  }
}

module.exports = { CompiledScript };
