import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse, stringify } from "yaml";

import { FILES } from "../../config/registry";
import { EXAMPLE, type Files } from "../support/registry";
import { readTree } from "../support/synth";
import { copyProject, PROJECT_ROOT, runMain, withFolder } from "../support/synth-project";
import { differences } from "./checks/differences";

const NO_NETWORK = join(__dirname, "fixtures", "no-network.cjs");

const HERE = { LANG: "C", LC_ALL: "C", TZ: "UTC", FLEET_TEST_CLOCK: "2026-09-01T12:00:00Z" };
const ELSEWHERE = {
  LANG: "tr_TR.UTF-8",
  LC_ALL: "tr_TR.UTF-8",
  TZ: "Pacific/Kiritimati",
  FLEET_TEST_CLOCK: "2026-12-31T23:59:30Z",
  HOME: "/nonexistent",
  USER: "somebody",
};

/** The same settings with all keys in another order. */
const REORDERED: Files = Object.fromEntries(
  Object.values(FILES).map((path) => [path, stringify(reversed(parse(String(EXAMPLE[path]))))]),
);

describe("G2: synth is deterministic and offline (F27)", () => {
  it("makes the same bytes in another folder, locale, time zone and year, from keys in another order", () => {
    const here = filesOf("project", HERE);
    const elsewhere = filesOf("Ein Ördner mit Leerzeichen", ELSEWHERE, REORDERED);
    expect(Object.keys(here)).toEqual(
      expect.arrayContaining(["manifest.json", "stacks/bootstrap/cdk.tf.json", "stacks/foundation/cdk.tf.json"]),
    );
    expect(differences(here, elsewhere)).toEqual([]);
  }, 60_000);

  it("finds a clock that gets into a tag", () => {
    const providers = readFileSync(join(PROJECT_ROOT, "layers/stack/providers.ts"), "utf8");
    const dated = providers.replace("tags: { ", "$&Built: new Date().toISOString(), ");
    expect(dated).not.toBe(providers);
    const mutant = { "layers/stack/providers.ts": dated };
    const found = differences(filesOf("a", HERE, mutant), filesOf("b", ELSEWHERE, mutant));
    expect(found.length).toBeGreaterThanOrEqual(2);
    for (const difference of found)
      expect(difference).toMatch(
        /^stacks\/[\w-]+\/cdk\.tf\.json:\d+ has "Built": "2026-09-01T.* and "Built": "2026-12-31T/,
      );
  }, 60_000);

  it("finds a synth that asks another machine", () => {
    withFolder((folder) => {
      const main = readFileSync(join(PROJECT_ROOT, "main.ts"), "utf8");
      copyProject(folder, { "main.ts": `void fetch("https://example.com");\n${main}` });
      const { status, stderr } = runMain(folder, {}, [NO_NETWORK]);
      expect({ status, stderr }).toEqual({ status: 86, stderr: expect.stringMatching(/^NETWORK: /) as unknown });
    });
  }, 60_000);
});

/** What a synth writes in a folder of that name, without a network. */
function filesOf(name: string, variables: NodeJS.ProcessEnv, files: Files = {}): Record<string, string> {
  return withFolder((parent) => {
    const folder = join(parent, name);
    mkdirSync(folder);
    copyProject(folder, files);
    // Another day may bring a warning: of a version that is out of support by then.
    const { status, stderr } = runMain(folder, variables, [NO_NETWORK]);
    expect({ status, errors: stderr.match(/\berror\b.*/g) }).toEqual({ status: 0, errors: null });
    return readTree(join(folder, "cdktf.out"));
  });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
