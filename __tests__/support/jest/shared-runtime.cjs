const asyncHooks = require("node:async_hooks");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { compileFunction } = require("node:vm");

const { default: Runtime } = require("jest-runtime");

const TRANSFORM = {
  isInternalModule: false,
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/** Where the source maps of what this worker has loaded are, by file. */
const sourceMaps = new Map();

/** The transformer of the suite that runs; all are alike. */
let transformer;

// TypeScript that Node's own loader meets, translated by Jest's transformer, whose cache on disk it shares.
Module._extensions[".ts"] = (module, filename) => {
  const { code, sourceMapPath } = transformer.transform(filename, TRANSFORM, readFileSync(filename, "utf8"));
  if (sourceMapPath) sourceMaps.set(filename, sourceMapPath);
  module._compile(code, filename);
};

/**
 * Jest's runtime, with one module cache per worker instead of one per suite: a suite's own file runs anew, and all that it
 * imports is loaded by Node, once. Loading cdktf, the AWS SDK and TypeScript for each of some 250 suites took half of the time.
 */
module.exports = class SharedRuntime extends Runtime {
  constructor(config, environment, resolver, scriptTransformer, ...rest) {
    super(config, environment, resolver, scriptTransformer, ...rest);
    transformer = scriptTransformer;
    this.transformCache.sourceMaps = sourceMaps;
    const { testPath } = this.executor;
    const jest = this.jestGlobals.jestObjectFor(testPath);
    for (const name of UNSUPPORTED) jest[name] = () => refuse(name);
    // What suites share, such as captured output, uses spies, too.
    environment.global.jest = jest;
    this.executor.compile = (source, filename) =>
      compileFunction(source, this.executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    if (name === "@jest/globals") return super.requireModuleOrMock(from, name);
    return Module.createRequire(from)(name);
  }

  // The framework holds a suite's state and is loaded anew; what it imports is not.
  requireInternalModule(from, name) {
    if (name === undefined) return super.requireInternalModule(from);
    return name === "node:async_hooks" ? OF_ONE_SUITE : Module.createRequire(from)(name);
  }

  teardown() {
    for (const storage of storages.splice(0)) storage.disable();
    super.teardown();
  }
};

/** The framework's contexts of the suite that runs. */
const storages = [];

/**
 * Node visits every context there ever was for every promise, and what each holds stays: after 250 suites that was a quarter
 * of the time. So a suite's contexts end with it.
 */
const OF_ONE_SUITE = {
  ...asyncHooks,
  AsyncLocalStorage: class extends asyncHooks.AsyncLocalStorage {
    constructor(...args) {
      super(...args);
      storages.push(this);
    }
  },
};

/** What would need a module cache of the suite's own. */
const UNSUPPORTED = [
  ...["mock", "doMock", "unmock", "setMock", "createMockFromModule", "requireMock", "requireActual"],
  ...["resetModules", "isolateModules", "isolateModulesAsync"],
];

function refuse(name) {
  throw new Error(`jest.${name}: suites share their modules; hand in what should differ instead`);
}
