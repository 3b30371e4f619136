import { editPlatform } from "../../../config/reading/edit-platform";
import { fleetOf, EXAMPLE } from "../../support/registry";

const FILE = "config/platform.yaml";
const SHIPPED = String(EXAMPLE[FILE]);

describe("Editing config/platform.yaml", () => {
  it("changes nothing of the shipped file when there is nothing to change", () => {
    expect(editPlatform(SHIPPED, [])).toBe(SHIPPED);
  });

  it("adds a line and keeps every other one, comments among them", () => {
    const edited = editPlatform(SHIPPED, [
      { path: ["environments", "production", "replica_region"], value: "us-west-2" },
    ]);
    const added = edited.split("\n").filter((line) => !SHIPPED.split("\n").includes(line));
    expect(added).toEqual(["    replica_region: us-west-2"]);
    expect(edited.split("\n")).toHaveLength(SHIPPED.split("\n").length + 1);
    expect(SHIPPED).toMatch(/#/);
  });

  it("changes a value in its place, and makes sections that are missing", () => {
    const text = "# why\nstate:\n  layout: layer # both work\n";
    expect(
      editPlatform(text, [
        { path: ["state", "layout"], value: "client" },
        { path: ["shared_storage", "replication"], value: true },
      ]),
    ).toBe("# why\nstate:\n  layout: client # both work\nshared_storage:\n  replication: true\n");
  });

  it("gives a file that says what was meant (S0-07)", () => {
    const edited = editPlatform(SHIPPED, [
      { path: ["environments", "production", "replica_region"], value: "us-west-2" },
      { path: ["shared_storage", "replication"], value: true },
    ]);
    const { target, platform } = fleetOf({ ...EXAMPLE, [FILE]: edited });
    expect([target.replicaRegion, platform.sharedStorage.replication]).toEqual(["us-west-2", true]);
  });
});
