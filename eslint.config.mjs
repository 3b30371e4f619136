import tseslint from "typescript-eslint";

/** Who may import whom (docs/architecture): a pattern per folder that must stay out of it. */
const FORBIDDEN_IMPORTS = {
  config: ["cdktf", "cdktf/*", "constructs", "@cdktf/*", "**/layers/**", "**/modules/**", "**/scripts/**"],
  modules: ["**/config/**", "!**/config/catalogue", "!**/config/catalogue/**", "**/layers/**", "**/scripts/**"],
  layers: ["**/scripts/**", "zod", "yaml"],
  scripts: ["**/layers/**", "!**/layers/layer", "!**/layers/contracts"],
};

const PROVIDER_ROOTS = ["aws", "kubernetes", "helm"].map((name) => ({
  name: `@cdktf/provider-${name}`,
  message: "Import the resource's own file (…/lib/s3-bucket): the package root costs seconds and half a gigabyte.",
}));

const restrictImports = (patterns = []) => ["error", { paths: PROVIDER_ROOTS, patterns }];

export default tseslint.config(
  { ignores: ["node_modules/", "cdktf.out/", "coverage/", "backends/", ".cache/"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-imports": restrictImports(),
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", { max: 300 }],
    },
  },
  ...Object.entries(FORBIDDEN_IMPORTS).map(([folder, patterns]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      "no-restricted-imports": restrictImports([
        { group: patterns, message: `Not from ${folder}/: see docs/architecture.` },
      ]),
    },
  })),
  {
    files: ["layers/**/*.ts", "modules/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", { name: "process", message: "Synth is a pure function of the YAML files." }],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "No clock in synth." },
        { object: "Math", property: "random", message: "No randomness in synth." },
      ],
    },
  },
  {
    // These run in Lambda, not during synth.
    files: ["modules/*/functions/**/*.ts"],
    rules: { "no-restricted-globals": "off", "no-restricted-properties": "off" },
  },
  // A construct makes resources by being constructed: `new Subnet(…)` as a statement is the normal form.
  { files: ["**/*.ts"], rules: { "no-new": "off" } },
);
