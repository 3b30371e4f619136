import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openSynthesis } from "../../../../../scripts/fleet/review/model/synthesis";

const NOBODY = new Set<string>();

describe("a synth in an output folder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "fleet-model-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const manifest = (stacks: Readonly<Record<string, string>>): void => {
    const entries = Object.entries(stacks).map(([name, path]): [string, object] => [
      name,
      { synthesizedStackPath: path },
    ]);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(entries) }));
  };

  it("is read stack by stack, those of its manifest alone", () => {
    manifest({ foundation: "one.json", platform: "two.json" });
    writeFileSync(join(folder, "one.json"), JSON.stringify({ output: { a: { value: 1 } } }));
    writeFileSync(join(folder, "two.json"), "{}");
    writeFileSync(join(folder, "three.json"), "of an earlier synth");
    const synthesis = openSynthesis(folder, NOBODY);
    expect([...synthesis.stacks()].map(({ name, outputs }) => [name, outputs.length])).toEqual([
      ["foundation", 1],
      ["platform", 0],
    ]);
    expect(synthesis.stack("database")).toBeUndefined();
  });

  it.each([
    ["without a manifest", () => undefined],
    ["whose manifest is cut short", () => writeFileSync(join(folder, "manifest.json"), '{"stacks": {')],
    ["whose manifest is something else", () => writeFileSync(join(folder, "manifest.json"), "[]")],
    ["without a stack's file", () => manifest({ foundation: "gone.json" })],
    ["with half a stack", () => (manifest({ foundation: "half.json" }), writeFileSync(join(folder, "half.json"), "{"))],
    [
      "with a stack that is none",
      () => (manifest({ foundation: "x.json" }), writeFileSync(join(folder, "x.json"), "3")),
    ],
  ])("is refused %s", (_, prepare) => {
    prepare();
    expect(() => [...openSynthesis(folder, NOBODY).stacks()]).toThrow(/is no output of a synth/);
  });
});
