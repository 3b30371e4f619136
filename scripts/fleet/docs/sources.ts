import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { decode } from "../../../config/reading/decode";
import { jsonSchemas } from "../../../config/schema/json-schema";
import { LAYERS, type LayerName } from "../../../config/layers";
import { FILES } from "../../../config/registry";
import { clientsFile } from "../../../config/schema/client";
import { ledgerFile } from "../../../config/schema/ledger";
import { platformFile } from "../../../config/schema/platform";
import { YamlDocument } from "../../../config/reading/yaml-document";
import { fromGrafana, storageInsightsDashboard, type Dashboard, type GrafanaDashboard } from "./dashboard";
import { importGraph } from "./imports/import-graph";
import { programFiles } from "./imports/program-files";
import type { PageSources } from "./pages";
import { readExamples } from "./rule-examples";

/** Reads everything that the generated pages are made from; the registry may be that of another project. */
export function readSources(root: string, registryRoot = root): Omit<PageSources, "program"> {
  const data = (file: string): unknown => new YamlDocument(registryRoot, file).data;
  return {
    schemas: jsonSchemas(),
    addresses: {
      clients: decode(clientsFile, data(FILES.clients)).value,
      ledger: decode(ledgerFile, data(FILES.ledger)).value,
      platform: decode(platformFile, data(FILES.platform)).value,
    },
    layers: {
      built: (Object.keys(LAYERS) as LayerName[]).filter((layer) => existsSync(join(root, "layers", `${layer}.ts`))),
      contractsSource: readFileSync(join(root, "layers", "contracts.ts"), "utf8"),
    },
    dashboards: readDashboards(root),
    examples: readExamples(root),
    imports: importGraph(programFiles(root)),
  };
}

const DASHBOARDS = "modules/observability/dashboards";

function readDashboards(root: string): Dashboard[] {
  const files = readdirSync(join(root, DASHBOARDS)).sort();
  const grafana = files.map((file) => {
    const dashboard = JSON.parse(readFileSync(join(root, DASHBOARDS, file), "utf8")) as GrafanaDashboard;
    return fromGrafana(basename(file, ".json"), dashboard);
  });
  return [...grafana, storageInsightsDashboard()];
}
