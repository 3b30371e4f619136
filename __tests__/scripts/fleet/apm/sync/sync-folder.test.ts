import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { CONFIG_TYPES } from "../../../../../scripts/fleet/apm/config-type";
import { readSyncFolder } from "../../../../../scripts/fleet/apm/sync/sync-folder";
import { thrownBy } from "../thrown-by";

describe("A folder of configurations", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sync-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function folderOf(...names: string[]): void {
    for (const name of names) writeFileSync(join(folder, name), name);
  }

  it("has a file for each type, named after it; other files and folders are no configurations (S2-32)", () => {
    folderOf("prometheus.yaml", "loki.yml", "grafana.ini", "fluent-bit.conf", "README.md", ".hidden.yaml", "LICENSE");
    mkdirSync(join(folder, "tempo.yaml"));
    const files = readSyncFolder(folder, CONFIG_TYPES);
    expect(files.map(({ type }) => type).sort()).toEqual(["fluent-bit", "grafana", "loki", "prometheus"]);
    expect(files.find(({ type }) => type === "loki")).toMatchObject({
      file: join(folder, "loki.yml"),
      content: Buffer.from("loki.yml"),
    });
  });

  it.each<[string, string[], string]>([
    ["a name that is mistyped", ["promtheus.yaml"], 'did you mean "prometheus"?'],
    ["a name that is nothing like a type", ["values.yaml"], "they are prometheus.yaml"],
    ["another extension", ["grafana.yaml"], "grafana.yaml must be called grafana.ini"],
    ["two files of a type", ["tempo.yaml", "tempo.yml"], "more than one tempo configuration"],
    ["a type that the client does not keep", ["jaeger.yaml"], "apm.types keeps only prometheus, tempo"],
    ["nothing", ["README.md"], "has no configuration"],
  ])("is refused for %s, with exit 2", (_, names, reason) => {
    folderOf(...names);
    expect(thrownBy(() => readSyncFolder(folder, ["prometheus", "tempo"]))).toMatchObject({
      code: 2,
      message: expect.stringContaining(reason) as string,
    });
  });

  it("is refused when it is not there, with exit 2", () => {
    const missing = join(folder, "missing");
    expect(thrownBy(() => readSyncFolder(missing, CONFIG_TYPES))).toMatchObject({ code: 2 });
  });
});
