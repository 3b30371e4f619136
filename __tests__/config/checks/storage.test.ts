import { clientEntry, loadFiles, projectOf, type Section } from "../../support/registry";

const DEDICATED = { enable_dedicated_buckets: true, roles: ["input", "logs"] };

/** Findings on one client with these storage settings, as `path message`. */
function findings(storage: Section): string[] {
  const loaded = loadFiles(projectOf({ acme: clientEntry(1, { storage }) }));
  const found = loaded.ok ? [] : loaded.findings;
  return found.map(({ path, rule, message }) => `${path.replace("clients.acme.storage.", "")} ${rule}: ${message}`);
}

describe("What a client buys for its buckets", () => {
  it("needs the buckets that are copied", () => {
    const replication = { enabled: true, roles: ["input", "output", "data"] };
    expect(findings({ ...DEDICATED, replication })).toEqual([
      "replication.enabled storage-feature: needs a bucket for data",
      "replication.roles[1] storage-feature: needs a bucket for output",
    ]);
    expect(findings({ ...DEDICATED, replication: { enabled: true, roles: ["input"] } })).toEqual([]);
    expect(findings({ ...DEDICATED, replication: { enabled: false, roles: ["output"] } })).toEqual([]);
  });

  it("needs the buckets that are tiered, and buckets at all", () => {
    expect(findings({ ...DEDICATED, intelligent_tiering_roles: ["input", "output"] })).toEqual([
      "intelligent_tiering_roles[1] storage-feature: needs a bucket for output",
    ]);
    expect(findings({ intelligent_tiering_roles: ["input"] })).toEqual([
      "intelligent_tiering_roles[0] storage-feature: needs storage.enable_dedicated_buckets: true",
    ]);
  });

  it("copies something, once copies are on", () => {
    expect(findings({ ...DEDICATED, replication: { enabled: true, roles: [] } })).not.toEqual([]);
  });
});
