import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { Aspects, TerraformStack } from "cdktf";

import type { Fleet } from "../../../config/fleet";
import { compose } from "../../../layers/compose";
import { withoutCreationTraces } from "../../../layers/stack/creation-traces";
import { documentsNamed, fleetNamed, REGISTRY_NAMES } from "../../support/fleets";
import { parseStack, readTree, synthesizeFiles, withApp, type Documents } from "../../support/synth";

describe("Folding a client's constructs", () => {
  it.each(REGISTRY_NAMES)("changes nothing of what is synthesized for %s", (name) => {
    expect(documentsNamed(name)).toEqual(stacksOf({ ...fleetNamed(name), keepConstructs: true }));
  });

  it("writes what CDKTF itself would", () => {
    const fleet = fleetNamed("the shipped example");
    const [folded, stock] = [fleet, { ...fleet, keepConstructs: true }].map((each) => synthesizeFiles(each));
    expect(Object.keys(folded!)).toEqual(Object.keys(stock!));
    const same = (path: string, text: string): boolean =>
      path.endsWith(".json") ? isDeepStrictEqual(JSON.parse(folded![path]!), JSON.parse(text)) : folded![path] === text;
    expect(Object.entries(stock!).filter(([path, text]) => !same(path, text))).toEqual([]);
  });

  it("drops the constructs", () => {
    withApp((app) => {
      compose(app, fleetNamed("three clients"));
      const foundation = app.node.findChild("foundation");
      expect(foundation.node.children.map(({ node }) => node.id)).toEqual([
        "backend",
        "aws",
        "clients",
        "client_networks",
        "client_storage",
      ]);
    });
  });

  it("writes the same files however often it is asked to", () => {
    withApp((app) => {
      compose(app, fleetNamed("three clients"));
      app.synth();
      const first = readTree(app.outdir);
      app.synth();
      expect(readTree(app.outdir)).toEqual(first);
    });
  });

  it("leaves the last whole file where a new one can't be written, and nothing beside it", () => {
    withApp((app) => {
      compose(app, fleetNamed("three clients"));
      app.synth();
      const before = readTree(app.outdir);
      const folder = join(app.outdir, "stacks", "foundation");
      // Where the draft would be: a folder.
      mkdirSync(join(folder, "cdk.tf.json.draft"));
      expect(() => app.synth()).toThrow("EISDIR");
      rmdirSync(join(folder, "cdk.tf.json.draft"));
      expect(readTree(app.outdir)).toEqual(before);
    });
  });

  it.each(["the app", "a stack"])("refuses an aspect of %s, which would miss the folded clients", (where) => {
    withApp((app) => {
      compose(app, fleetNamed("three clients"));
      const scope = where === "the app" ? app : app.node.findChild("foundation");
      Aspects.of(scope).add({ visit: () => undefined });
      expect(() => app.synth()).toThrow("an aspect, which can't reach folded clients");
    });
  });
});

/** What CDKTF makes of a fleet's stacks while all constructs are there. */
function stacksOf(fleet: Fleet): Documents {
  return withApp((app) =>
    withoutCreationTraces(() => {
      compose(app, fleet);
      const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
      return Object.fromEntries(
        stacks.map((stack) => [stack.node.id, parseStack(JSON.stringify(stack.toTerraform()))]),
      );
    }),
  );
}
