// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const { bundlePackages, bundleProgram, stopBundler, version } = require("./bundler");
const { cacheOf, keptBundle, keptScript, nameOf, notePlace, sealOf } = require("./fresh-bundle");
const { SourceFiles, hashOf } = require("./source-files");
const { keepNewest, store } = require("./store");

/**
 * Keys of a bundle's scripts in the cache, and by path a hash of each file it was made of.
 * @typedef {{ program: string, packages: string, files: Record<string, string> }} Recipe
 * @typedef {import("./fresh-bundle").Bundle} Bundle
 * @typedef {import("./fresh-bundle").Script} Script
 */

/** The lock, npm's own note of what it has installed, and what makes bundles: they belong to every bundle. */
const ALWAYS = ["package-lock.json", "node_modules/.package-lock.json", "scripts/launch/bundler.js"];

/** Bundles of the last edits and branches. */
const KEPT_BUNDLES = 8;
/** Notes of the last copies of the project. */
const KEPT_NOTES = 32;

/**
 * The bundle of a program whose files don't look as they did. Their content decides whether one of the bundles that are
 * there was made of them, so that a checkout, a touch or a copy of the project makes none anew.
 * @param {string} root
 * @param {string} entry
 * @returns {Promise<Bundle>}
 */
async function makeBundle(root, entry) {
  const files = new SourceFiles(root);
  const recipes = path.join(cacheOf(root), "recipes", hashOf(entry));
  const { recipe, bundle } = knownBundle(root, recipes, files) ?? (await newBundle(root, entry, recipes, files));
  store(notePlace(root, entry), JSON.stringify({ ...recipe, files: files.looks(Object.keys(recipe.files)) }));
  return bundle;
}

/**
 * @param {string} root
 * @param {string} recipes
 * @param {SourceFiles} files
 */
function knownBundle(root, recipes, files) {
  try {
    for (const name of fs.readdirSync(recipes)) {
      /** @type {Recipe} */
      const recipe = JSON.parse(fs.readFileSync(path.join(recipes, name), "utf8"));
      if (files.are(recipe.files)) return { recipe, bundle: keptBundle(root, recipe) };
    }
  } catch {
    // Not there, or emptied in part: made anew.
  }
  return undefined;
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} recipes
 * @param {SourceFiles} files
 */
async function newBundle(root, entry, recipes, files) {
  try {
    const always = files.hashes(ALWAYS);
    const { packages: names, made, ...program } = await bundleProgram(root, entry, (file) => files.hash(file));
    const basis = [version, ...Object.values(always), ...names];
    /** @type {Recipe} */
    const recipe = {
      program: `program/${hashOf(program.code + program.map)}`,
      packages: `packages/${hashOf(basis.join("\n"))}`,
      files: { ...always, ...files.hashes(made) },
    };
    const bundle = {
      program: keep(root, recipe.program, program),
      packages: present(root, recipe.packages) ?? keep(root, recipe.packages, await bundlePackages(root, names)),
    };
    store(path.join(recipes, `${hashOf(JSON.stringify(recipe))}.json`), JSON.stringify(recipe));
    tidy(cacheOf(root), recipes);
    return { recipe, bundle };
  } catch (error) {
    // esbuild has shown what it can't read, with its lines.
    if (error instanceof Error && "errors" in error) process.exit(1);
    throw error;
  } finally {
    await stopBundler();
  }
}

/**
 * @param {string} root
 * @param {string} key
 */
function present(root, key) {
  try {
    return keptScript(root, key);
  } catch {
    return undefined;
  }
}

/**
 * Puts a script into the cache; where that fails, it runs from memory.
 * @param {string} root
 * @param {string} key
 * @param {{ code: string, map: string }} made
 * @returns {Script}
 */
function keep(root, key, { code, map }) {
  const folder = path.join(cacheOf(root), key);
  const file = path.join(folder, "script.js");
  const isKept = store(`${file}.map`, map) && store(file, code + sealOf(Buffer.from(code, "latin1")));
  return { name: nameOf(key), file, code, map: () => map, folder: isKept ? folder : undefined };
}

/**
 * @param {string} cache
 * @param {string} recipes
 */
function tidy(cache, recipes) {
  for (const folder of [recipes, path.join(cache, "program"), path.join(cache, "packages")])
    keepNewest(folder, KEPT_BUNDLES);
  keepNewest(path.join(cache, "notes"), KEPT_NOTES);
}

module.exports = { makeBundle };
