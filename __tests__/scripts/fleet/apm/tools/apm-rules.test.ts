import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { words } from "../../../../../config/reading/words";
import { APM_RULES } from "../../../../../scripts/fleet/apm/tools/apm-rules";

/** Rules that these validators share with the registry's own files, where they have their sentence. */
const SHARED = words`
  range date duplicate-item unknown-value yaml-syntax yaml-multiple-documents
  yaml-tag yaml-key-type yaml-duplicate-key
`;

/** Every rule that a table of tests expects, in a finding's line or as a word of its own. */
function testedRules(): string[] {
  const tests = readdirSync(__dirname).filter((file) => file.endsWith(".test.ts") && !file.startsWith("apm-rules"));
  const texts = tests.map((file) => readFileSync(join(__dirname, file), "utf8"));
  const findings = texts.flatMap((text) => [...text.matchAll(/\d+:\d+ (?:error|warning) ([a-z-]+)/g)]);
  const words = texts.flatMap((text) => [...text.matchAll(/"((?:config|yaml|secret|wrong)-[a-z-]+)"/g)]);
  return [...findings, ...words].map(([, rule]) => rule!);
}

describe("the list of rules", () => {
  it("has a sentence for every rule that is tested, and no rule without a test", () => {
    const known = new Set(Object.keys(APM_RULES.rules));
    const tested = new Set(testedRules().filter((rule) => !SHARED.includes(rule)));
    expect([...tested].filter((rule) => !known.has(rule))).toEqual([]);
    expect([...known].filter((rule) => !tested.has(rule))).toEqual([]);
  });
});
