/**
 * Who may import whom (docs/architecture), types included. Files and packages are patterns; whatever a part doesn't
 * name is forbidden to it.
 */
const PARTS = [
  {
    part: "main.ts",
    sentence: "main.ts loads the configuration and composes layers: nothing else.",
    from: "^main\\.ts$",
    files: ["^config/", "^layers/compose\\.ts$", "^layers/stack/"],
    packages: ["cdktf"],
  },
  {
    part: "catalogue",
    sentence: "config/catalogue/ holds facts: every folder may import them, and they import nothing but each other.",
    from: "^config/catalogue/",
    files: ["^config/catalogue/"],
    packages: [],
  },
  {
    part: "config",
    sentence: "config/ imports config/ and what reads YAML: no CDKTF, no layer, no module, no command.",
    from: "^config/(?!catalogue/)",
    files: ["^config/"],
    packages: ["zod", "yaml", "ip-address", "fastest-levenshtein", "node:fs", "node:path", "node:crypto"],
  },
  {
    part: "layers",
    sentence: "layers/ composes modules for the clients of config/, and never imports the command line.",
    from: "^layers/",
    files: ["^config/", "^modules/(?![^/]+/functions/)", "^layers/"],
    packages: ["cdktf", "constructs", "@cdktf/provider-[a-z]+/lib/[a-z0-9-]+", "node:path"],
  },
  {
    part: "modules",
    sentence: "modules/ know nothing of clients: they import modules and facts.",
    from: "^modules/(?![^/]+/functions/)",
    files: ["^modules/(?![^/]+/functions/)", "^config/catalogue/"],
    packages: ["cdktf", "constructs", "@cdktf/provider-[a-z]+/lib/[a-z0-9-]+"],
  },
  {
    part: "functions",
    sentence: "What Lambda runs is bundled: it imports AWS's clients, and is never a part of the synth.",
    from: "^modules/[^/]+/functions/",
    files: ["^modules/", "^config/catalogue/"],
    packages: ["@aws-sdk/client-[a-z0-9-]+", "node:[a-z_/]+"],
  },
  {
    part: "scripts",
    sentence: "scripts/ imports config/, what layers tell each other, and parts of modules without constructs.",
    from: "^scripts/",
    files: ["^config/", "^scripts/", "^layers/contracts\\.ts$", "^modules/", "^package\\.json$"],
    packages: [
      // What the command line is made of.
      ...["commander", "picocolors", "cli-table3", "write-file-atomic", "pino", "@clack/prompts", "@bomb\\.sh/tab"],
      // What works on AWS, and on the configurations of other tools.
      ...["p-map", "lru-cache", "@aws-sdk/[a-z0-9-]+", "@smithy/[a-z-]+", "proxy-agent", "zod"],
      ...["@lezer/[a-z]+", "@prometheus-io/lezer-promql", "@grafana/lezer-logql"],
      "node:[a-z0-9_/]+",
    ],
  },
];

/** Single files that may import more, each with its reason. */
const EXCEPTIONS = [
  {
    file: "^layers/stack/stack-file\\.ts$",
    because: "writes the large files piece by piece",
    packages: ["node:fs"],
  },
  {
    file: "^layers/stack/output-target\\.ts$",
    because: "keeps the output of two targets apart",
    packages: ["node:fs"],
  },
  {
    file: "^layers/stack/stack-writer\\.ts$",
    because: "puts a stack's file in its place once it is whole",
    packages: ["node:fs"],
  },
  {
    file: "^layers/stack/hcl-file\\.ts$",
    because: "writes the blocks that CDKTF garbles in HCL",
    packages: ["node:fs"],
  },
  {
    file: "^modules/eks/node-generation\\.ts$",
    because: "names a node group after all that it is made of",
    packages: ["node:crypto"],
  },
  {
    file: "^modules/machine/boot-program\\.ts$",
    because: "programs that machines run are files of their own, read where they are turned into resources",
    packages: ["node:fs", "node:path", "fflate"],
  },
  {
    file: "^modules/observability/dashboard-file\\.ts$",
    because: "dashboards are files of their own",
    packages: ["node:fs", "node:path"],
  },
  {
    file: "^modules/storage-insights/function-archive\\.ts$",
    because: "packs the functions: the same bytes for the same source",
    packages: ["node:crypto", "node:fs", "node:os", "node:path", "fflate", "write-file-atomic"],
  },
  {
    file: "^modules/storage-insights/function-bundle\\.ts$",
    because: "bundles the functions, and keeps the bundles until a source changes",
    packages: ["node:crypto", "node:fs", "node:path", "esbuild", "write-file-atomic"],
  },
  {
    file: "^scripts/fleet/(apm|kubeconfig)/",
    because: "reads YAML of monitoring tools and of kubectl; the project's own is read by config/ alone",
    packages: ["yaml"],
  },
  {
    file: "^scripts/fleet/review/gate/rules/wide-block\\.ts$",
    because: "tells private networks from the internet, of both families of addresses",
    packages: ["ip-address"],
  },
  {
    file: "^scripts/launch/bundler\\.js$",
    because: "compiles programs for the first start after a change",
    packages: ["esbuild"],
  },
  {
    file: "^scripts/fleet/docs/imports/",
    because: "reads the program's imports and lays them out as a picture",
    packages: ["typescript", "@dagrejs/dagre"],
  },
];

/** Where a package lies once it is found: Node's own have no folder. */
const packagePath = (name) => (name.startsWith("node:") ? `^${name.slice(5)}$` : `(^|/)node_modules/${name}/`);

const exceptionsOf = ({ from }) => EXCEPTIONS.filter(({ file }) => file.startsWith(from.replace(/\(.*/, "")));

/** What a part may import, and what each of its exceptions may. */
const rulesOfPart = (part) => {
  const allowed = [...part.files, ...part.packages.map(packagePath)];
  const exceptions = exceptionsOf(part);
  return [
    {
      name: part.part,
      comment: part.sentence,
      from: { path: part.from, pathNot: exceptions.map(({ file }) => file) },
      to: { pathNot: allowed },
    },
    ...exceptions.map(({ file, because, packages }, at) => ({
      name: `${part.part}-exception-${at + 1}`,
      comment: `${part.sentence} ${file} ${because}.`,
      from: { path: file },
      to: { pathNot: [...allowed, ...packages.map(packagePath)] },
    })),
  ];
};

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Nothing imports itself by a detour, not even a type.",
      from: {},
      to: { circular: true },
    },
    { name: "no-such-file", comment: "What is imported is there.", from: {}, to: { couldNotResolve: true } },
    {
      name: "provider-classes-by-file",
      comment: "Import the resource's own file (…/lib/s3-bucket): a provider's root costs seconds and half a gigabyte.",
      from: {},
      to: { path: "(^|/)node_modules/@cdktf/provider-[a-z]+/(?!lib/[a-z0-9-]+/)" },
    },
    {
      name: "no-layer-in-another",
      comment:
        "A layer knows others by their contracts alone. Its files begin with its own first word; compose.ts names them all.",
      from: { path: "^layers/([a-z]+)", pathNot: ["^layers/compose\\.ts$", "^layers/stack/"] },
      to: {
        path: "^layers/",
        pathNot: [
          "^layers/(layer|contracts|protection|debian-image|cluster-connections)\\.ts$",
          "^layers/stack/",
          "^layers/$1[.-]",
        ],
      },
    },
    {
      name: "no-layer-in-the-stack",
      comment: "layers/stack/ turns any layer into a file: it knows none of them.",
      from: { path: "^layers/stack/" },
      to: { path: "^layers/", pathNot: ["^layers/stack/", "^layers/contracts\\.ts$"] },
    },
    {
      name: "no-constructs-in-scripts",
      comment:
        "A command starts without CDKTF: it takes from modules what has no constructs, itself and in what it imports.",
      from: { path: "^scripts/" },
      to: {
        path: [
          "(^|/)node_modules/(cdktf|constructs|@cdktf)/",
          ...EXCEPTIONS.map(({ file }) => file).filter((file) => file.startsWith("^modules/")),
        ],
        reachable: true,
      },
    },
    ...PARTS.flatMap(rulesOfPart),
  ].map((rule) => ({ severity: "error", ...rule })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^__tests__/fixtures/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
