import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import {
  settingsFor,
  withSettings,
  writeSettings,
  type SettingOptions,
} from "../../../../scripts/fleet/provision/settings";
import { EXAMPLE, fleetOf, withProject } from "../../../support/registry";
import { copyProject, withFolder } from "../../../support/synth-project";

const FLEET = fleetOf(EXAMPLE);
const KEY = "arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("Options of provision that are settings", () => {
  it.each<[string, SettingOptions, string]>([
    [
      "another project (S0-06)",
      { projectName: "cptwn" },
      "the project is ohio-01: its name is set in config/platform.yaml",
    ],
    ["no project at all (F26)", { projectName: "" }, "the project is ohio-01"],
    [
      "replication to nowhere (S0-07)",
      { withReplication: true },
      "--with-replication and --replica-region go together",
    ],
    [
      "a region for no replication",
      { replicaRegion: "us-west-2" },
      "--with-replication and --replica-region go together",
    ],
    ["replication to home (S0-07)", { withReplication: true, replicaRegion: "us-east-2" }, "is the home region"],
    ["a key elsewhere (S0-11, F10)", { kmsKeyId: KEY.replace("us-east-2", "us-west-2") }, "is a key in us-west-2"],
    ["an alias", { kmsKeyId: "alias/mine" }, "is no ARN of a KMS key"],
    ["an empty key (F26)", { kmsKeyId: "" }, "is no ARN of a KMS key"],
    ["a key with more behind it (F26)", { kmsKeyId: `${KEY};rm` }, "is no ARN of a KMS key"],
  ])("refuse %s with exit 2", (_, options, message) => {
    expect(() => settingsFor(options, FLEET)).toThrow(
      expect.objectContaining({ code: 2, message: expect.stringContaining(message) as string }) as Error,
    );
  });

  it("become edits of the file", () => {
    const options = { withReplication: true, replicaRegion: "us-west-2", kmsKeyId: KEY, projectName: "ohio-01" };
    expect(settingsFor(options, FLEET).map(({ path: where, value }) => `${where.join(".")}=${value}`)).toEqual([
      "environments.production.replica_region=us-west-2",
      "shared_storage.replication=true",
      `environments.production.state_kms_key_arn=${KEY}`,
      `shared_storage.kms_key_arn=${KEY}`,
    ]);
  });

  it("become none once the file says so", () => {
    withProject(EXAMPLE, (root) => {
      const options = { withReplication: true, replicaRegion: "us-west-2", kmsKeyId: KEY };
      writeSettings(root, settingsFor(options, FLEET));
      const text = readFileSync(path.join(root, "config/platform.yaml"), "utf8");
      expect(settingsFor(options, fleetOf({ ...EXAMPLE, "config/platform.yaml": text }))).toEqual([]);
    });
  });

  it("are looked at in a copy that is gone afterwards, while the project stays as it is", () =>
    withFolder(async (project) => {
      copyProject(project, {}, ["tsconfig.json"]);
      const file = path.join(project, "config/platform.yaml");
      const before = readFileSync(file, "utf8");
      const edits = settingsFor({ kmsKeyId: KEY }, FLEET);
      const copy = await withSettings(project, edits, (root) => {
        expect(readFileSync(path.join(root, "config/platform.yaml"), "utf8")).toContain(KEY);
        return Promise.resolve(root);
      });
      expect(existsSync(copy)).toBe(false);
      expect(readFileSync(file, "utf8")).toBe(before);
    }));
});
