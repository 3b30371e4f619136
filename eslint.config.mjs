import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules", "cdktf.out/", "coverage/", "backends/", ".cache/"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", { max: 300 }],
    },
  },
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
