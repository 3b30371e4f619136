import { arrowPlan } from "../../../../../scripts/fleet/docs/imports/arrow-plan";
import { importGraph } from "../../../../../scripts/fleet/docs/imports/import-graph";
import { importPicture } from "../../../../../scripts/fleet/docs/imports/import-picture";

const CONFIG = {
  "config/load.ts": 'import { check } from "./checks/check"; import { read } from "./reading/read";',
  "config/checks/check.ts": 'import type { Text } from "../reading/read";',
  "config/reading/read.ts": "",
};

describe("The graph of imports", () => {
  it("refuses an import that runs back up, types included", () => {
    const files = {
      ...CONFIG,
      "layers/layer.ts": "",
      "config/reading/read.ts": 'import type { L } from "../../layers/layer";',
    };
    expect(() => importGraph(files)).toThrow("runs back up: config/reading/read.ts imports layers/layer.ts");
  });

  it("refuses rooms that import each other in a circle, though no files do", () => {
    const files = {
      ...CONFIG,
      "config/reading/other.ts": 'import { rule } from "../checks/rule";',
      "config/checks/rule.ts": "",
    };
    expect(() => importGraph(files)).toThrow("in a circle: config:checks > config:reading > config:checks");
  });

  it("takes the files of a layer for one", () => {
    const files = { "layers/foundation.ts": 'import "./foundation-storage";', "layers/foundation-storage.ts": "" };
    expect([...importGraph(files).rooms.keys()]).toEqual(["layers:foundation.ts"]);
  });
});

describe("What is drawn of it", () => {
  it("leaves out an arrow that a longer way says already", () => {
    const { arrows } = arrowPlan(importGraph(CONFIG), "config");
    expect(arrows).toEqual([
      ["config:checks", "config:reading"],
      ["config:load.ts", "config:checks"],
    ]);
  });

  it("frames rooms that import the same and are imported by the same", () => {
    const twins = { ...CONFIG, "config/tags.ts": "", "config/names.ts": "" };
    const { groups } = arrowPlan(importGraph(twins), "config");
    expect(groups.map(({ rooms }) => rooms)).toContainEqual(["config:names.ts", "config:tags.ts"]);
  });

  it("is the same picture in whatever order the files come", () => {
    const backwards = Object.fromEntries(Object.entries(CONFIG).reverse());
    expect(importPicture(importGraph(backwards))).toBe(importPicture(importGraph(CONFIG)));
  });

  it("says for every room what it imports and who imports it", () => {
    expect(importPicture(importGraph(CONFIG))).toContain(
      "<title>config/checks imports config/reading; imported by config/load.ts</title>",
    );
  });
});
