import type { Command } from "commander";

import { EFFECTS, effectOf } from "../../../config/schema/effects";
import type { GeneratedFiles } from "../terminal/generated";
import { addressBook, type AddressSources } from "./address-book";
import { addressMap } from "./address-map";
import { addressesPage } from "./addresses-page";
import { apmFindingsPage } from "./apm-findings-page";
import { commandsPage } from "./commands-page";
import type { Dashboard } from "./dashboard";
import { dashboardPreview } from "./dashboard-preview";
import { dashboardsPage } from "./dashboards-page";
import { findingsPage } from "./findings-page";
import { gateRulesPage } from "./gate-rules-page";
import type { ImportGraph } from "./imports/import-graph";
import { importPicture } from "./imports/import-picture";
import { blocks, table } from "./markdown";
import { layersPage, type LayersPageProps } from "./layers-page";
import { referencePage } from "./reference-page";
import type { RuleExample } from "./rule-examples";
import type { SchemaNode } from "./schema-node";
import { storageProfilesPage } from "./storage-profiles-page";

function wordsOf(path: string): string | undefined {
  const effect = effectOf(path);
  return effect && EFFECTS[effect].words;
}

/** Everything the generated pages are made from. */
export interface PageSources {
  /** By file name under config/. */
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  readonly addresses: AddressSources;
  readonly layers: LayersPageProps;
  readonly dashboards: readonly Dashboard[];
  readonly examples: Readonly<Record<string, RuleExample>>;
  readonly imports: ImportGraph;
  /** The command line, which explains itself. */
  readonly program: Command;
}

/** Every generated page, by its path: a pure function of its sources. */
export function pages({
  schemas,
  addresses,
  layers,
  dashboards,
  examples,
  imports,
  program,
}: PageSources): GeneratedFiles {
  const book = addressBook(addresses);
  return {
    "docs/reference/clients.md": referencePage({
      title: "`config/clients.yaml`",
      intro: blocks(
        "The registry: who the clients are and what each of them has. Unknown keys are refused, and nothing is coerced: a number in quotes is text.",
        "When a change takes effect, once the layer that it is about is deployed:",
        table(
          ["A change takes effect", "Which means"],
          Object.values(EFFECTS).map(({ words, means }) => [words, means]),
        ),
      ).trimEnd(),
      schema: schemas["clients.schema.json"]!,
      placeholders: { clients: "{client}" },
      effectOf: wordsOf,
    }),
    "docs/reference/platform.md": referencePage({
      title: "`config/platform.yaml`",
      intro: "Settings that all clients share. One synth is for one environment in one region.",
      schema: schemas["platform.schema.json"]!,
      placeholders: { environments: "{environment}", "environments.{environment}.regions": "{region}" },
    }),
    "docs/reference/cidr-registry.md": referencePage({
      title: "`cidr-registry.yaml`",
      intro:
        "The ledger of addresses: who owns which block, since when, and why. It must agree with `config/clients.yaml`. [Who has what](addresses.md) is drawn from it.",
      schema: schemas["cidr-registry.schema.json"]!,
      placeholders: { clients: "{client}" },
    }),
    "docs/reference/approvals.md": referencePage({
      title: "`config/approvals.yaml`",
      intro:
        "What may happen although the gate would refuse it, by [rule](gate.md): each exception written, dated and owned. Without the file nothing is approved. [How to approve on purpose](../runbooks/approving-a-change.md) has a recipe for each rule.",
      schema: schemas["approvals.schema.json"]!,
      placeholders: {},
    }),
    "docs/reference/addresses.md": addressesPage(book),
    "docs/reference/address-map.svg": addressMap(book),
    "docs/reference/layers.md": layersPage(layers),
    "docs/reference/storage-profiles.md": storageProfilesPage(),
    "docs/reference/dashboards.md": dashboardsPage(dashboards),
    ...Object.fromEntries(
      dashboards.map((each) => [`docs/reference/dashboards/${each.name}.svg`, dashboardPreview(each)]),
    ),
    "docs/reference/findings.md": findingsPage(examples),
    "docs/reference/apm-findings.md": apmFindingsPage(),
    "docs/reference/gate.md": gateRulesPage(),
    "docs/reference/commands.md": commandsPage(program),
    "docs/architecture/imports.svg": importPicture(imports),
  };
}
