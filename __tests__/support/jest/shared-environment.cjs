const { createContext } = require("node:vm");

const { LegacyFakeTimers, ModernFakeTimers } = require("@jest/fake-timers");
const { ModuleMocker } = require("jest-mock");

const { guard } = require("./shipped-registry.cjs");

/** Jest keeps these in the global object, which outlives a suite here. */
const OF_ONE_SUITE = ["JEST_STATE_SYMBOL", "EVENT_HANDLERS"];

/** Suites about the registry as it is shipped: what holds after any valid edit. */
const ABOUT_SHIPPED = /__tests__[\\/]shipped[\\/]/;

/** A suite runs in the worker's own global scope, so that modules can be shared; what it changes in the process is put back. */
module.exports = class SharedEnvironment {
  constructor({ projectConfig: config }, { testPath }) {
    this.global = globalThis;
    this.context = createContext();
    this.before = {
      console: globalThis.console,
      variables: process.env,
      env: { ...process.env },
      exit: process.exit,
      exitCode: process.exitCode,
      cwd: process.cwd(),
    };
    guard(!ABOUT_SHIPPED.test(testPath));
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({ config, global, moduleMocker: this.moduleMocker });
    this.fakeTimersModern = new ModernFakeTimers({ config, global });
  }

  getVmContext() {
    return this.context;
  }

  exportConditions() {
    return ["node", "node-addons"];
  }

  async setup() {}

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    const { console, variables, env, exit, exitCode, cwd } = this.before;
    globalThis.console = console;
    process.exit = exit;
    process.exitCode = exitCode;
    if (process.cwd() !== cwd) process.chdir(cwd);
    // A suite may have put a copy in its place, which the system would know nothing of.
    process.env = variables;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (OF_ONE_SUITE.includes(symbol.description)) delete globalThis[symbol];
    // Code under test may have made a finding of the refusal, or passed it over.
    const refused = guard(false);
    if (refused.length > 0)
      throw new Error(`This suite reads the project's ${refused.join(", ")}: read __tests__/fixtures`);
  }
};
