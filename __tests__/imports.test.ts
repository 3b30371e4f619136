import { importViolations, type Planted } from "./support/architecture/import-violations";

/** What is wrong, the rule against it, the file, its line, and what it imports by that. */
type Mutant = readonly [what: string, rule: string, path: string, line: string, imported: string];

const MUTANTS: readonly Mutant[] = [
  [
    "a layer in another",
    "no-layer-in-another",
    "layers/platform.ts",
    'import { Foundation } from "./foundation";',
    "layers/foundation",
  ],
  [
    "a part of a layer in another",
    "no-layer-in-another",
    "layers/platform.ts",
    'import { FoundationStorage } from "./foundation-storage";',
    "layers/foundation-storage",
  ],
  [
    "a part of another layer",
    "no-layer-in-another",
    "layers/database.ts",
    'import { storageFacts } from "./foundation-storage";',
    "layers/foundation-storage",
  ],
  [
    "a layer where layers become files",
    "no-layer-in-the-stack",
    "layers/stack/a.ts",
    'import type { Layer } from "../layer";',
    "layers/layer",
  ],
  [
    "a layer in a command",
    "scripts",
    "scripts/fleet/a.ts",
    'import { Layer } from "../../layers/layer";',
    "layers/layer",
  ],
  [
    "a module in config",
    "config",
    "config/a.ts",
    'import { Nat } from "../modules/client-network/nat";',
    "modules/client-network/nat",
  ],
  [
    "another part of config in the catalogue",
    "catalogue",
    "config/catalogue/a.ts",
    'import { cidr } from "../cidr";',
    "config/cidr",
  ],
  ["a package in the catalogue", "catalogue", "config/catalogue/b.ts", 'import { z } from "zod";', "zod"],
  [
    "config in a module",
    "modules",
    "modules/storage/a.ts",
    'import type { Client } from "../../config/fleet";',
    "config/fleet",
  ],
  ["cdktf in config", "config", "config/b.ts", 'import { App } from "cdktf";', "cdktf"],
  ["YAML outside config", "scripts", "scripts/fleet/provision/a.ts", 'import { parse } from "yaml";', "yaml"],
  ["a provider's root", "modules", "modules/a.ts", 'import { vpc } from "@cdktf/provider-aws";', "@cdktf/provider-aws"],
  [
    "a provider's root anywhere",
    "provider-classes-by-file",
    "scripts/bench/a.ts",
    'import { vpc } from "@cdktf/provider-aws";',
    "@cdktf/provider-aws",
  ],
  ["a file system in a module", "modules", "modules/b.ts", 'import { readFileSync } from "node:fs";', "fs"],
  ["a command in main", "main.ts", "main.ts", 'import { run } from "./scripts/fleet/run";', "scripts/fleet/run"],
  [
    "a function of Lambda's in a construct",
    "modules",
    "modules/storage-insights/a.ts",
    'import { handler } from "./functions/auto-tagger";',
    "modules/storage-insights/functions/auto-tagger",
  ],
  ["something handed on", "config", "config/c.ts", 'export { App } from "cdktf";', "cdktf"],
  ["something required", "modules", "modules/c.ts", 'const fs = require("node:fs");', "fs"],
  ["something imported later", "modules", "modules/d.ts", 'const fs = await import("node:fs");', "fs"],
  ["an import that is not there", "no-such-file", "config/d.ts", 'import { x } from "./nowhere";', "config/nowhere"],
  [
    "constructs of a module in a command",
    "no-constructs-in-scripts",
    "scripts/a.ts",
    'import { Nat } from "../modules/client-network/nat";',
    "modules/client-network/nat",
  ],
  [
    "a module that reads files in a command",
    "no-constructs-in-scripts",
    "scripts/b.ts",
    'import { bootProgram } from "../modules/machine/boot-program";',
    "modules/machine/boot-program",
  ],
  ["a circle", "no-circle", "config/e.ts", 'import { f } from "./f";', "config/f"],
  ["a circle of types", "no-circle", "config/g.ts", 'import type { H } from "./h";', "config/h"],
];

/** The other halves of the circles. */
const OTHER_HALVES: readonly Planted[] = [
  ["config/f.ts", 'import { e } from "./e";'],
  ["config/h.ts", 'import type { G } from "./g";'],
];

const PURE = {
  path: "scripts/fleet/b.ts",
  line: 'import { isObjectId } from "../../modules/client-storage/object-layout";',
};

describe("The rules of imports", () => {
  const planted = [
    ...MUTANTS.map(([, , path, line]) => [path, line] as const),
    ...OTHER_HALVES,
    [PURE.path, PURE.line] as const,
  ];
  const violations = importViolations(planted);
  const of = (path: string) => violations.filter((violation) => violation.includes(`: ${path} imports `));

  it("let the project be as it is", () => {
    const expected = new Set(planted.flatMap(([path]) => of(path)));
    expect(violations.filter((violation) => !expected.has(violation))).toEqual([]);
  });

  it.each(MUTANTS)("find %s", (_, rule, path, _line, imported) => {
    expect(of(path)).toContain(`${rule}: ${path} imports ${imported}`);
  });

  it("pass a pure part of a module in a command", () => {
    expect(of(PURE.path)).toEqual([]);
  });
});
