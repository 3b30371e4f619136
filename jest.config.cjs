/** Packages that are large and CommonJS already: everything else of node_modules may be an ES module, which Jest can't require. */
const COMMONJS = [
  "@cdktf",
  "cdktf",
  "constructs",
  "@aws-sdk",
  "@smithy",
  "@aws-crypto",
  "typescript",
  "pino",
  "zod",
  "yaml",
];

/** Transforms TypeScript with swc: types are checked once by `npm run types`, not on every test run. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/e2e/"],
  transform: {
    "^.+\\.[cm]?[jt]s$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(${COMMONJS.join("|")})/`],
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
};
