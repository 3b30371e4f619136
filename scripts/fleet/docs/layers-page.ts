import { LAYERS, type LayerName } from "../../../config/layers";
import { stateKey } from "../../../config/names";
import { PUBLISHED_BY, type ContractName } from "../../../layers/contracts";
import { blocks, code, GENERATED, table, withoutSources } from "./markdown";

/** What the page of layers is made from. */
export interface LayersPageProps {
  /** The layers that have a stack. */
  readonly built: readonly LayerName[];
  /** The text of layers/contracts.ts: types are gone at run time. */
  readonly contractsSource: string;
}

const ANYWHERE = { project: "{project}", environment: "{environment}", region: "{region}" };

/** The page of layers: order, stacks, state keys, and what each publishes. */
export function layersPage({ built, contractsSource }: LayersPageProps): string {
  const rows = built.map((layer) => [
    `[${code(layer)}](../../layers/${layer}.ts)`,
    code(stateKey(ANYWHERE, LAYERS[layer])),
    contractsOf(layer).map(code).join(", ") || "names, which are computed",
  ]);
  return blocks(
    "# Layers and contracts",
    "In the order they are deployed. With `state.layout: client` a layer above bootstrap has one stack per client, named `{layer}-{client}`, whose state key has `/clients/{client}` before its last part.",
    GENERATED,
    table(["Stack", "State key", "Publishes"], rows),
    graph(built),
    "## Contracts",
    "One Terraform output per contract, a map keyed by client: `terraform output -json clients`. Outputs hold no secrets. `ByZone` is a value for each zone, by the zone's name.",
    ...(Object.keys(PUBLISHED_BY) as ContractName[]).map((contract) => contractSection(contract, contractsSource)),
  );
}

function contractsOf(layer: LayerName): ContractName[] {
  return (Object.keys(PUBLISHED_BY) as ContractName[]).filter((contract) => PUBLISHED_BY[contract] === layer);
}

function graph(built: readonly LayerName[]): string {
  const nodes = built.map((layer) => `  ${layer}["${layer}<br/>${LAYERS[layer]}"]`);
  const edges = built
    .slice(1)
    .map((layer, index) => `  ${built[index]} -->|"${contractsOf(built[index]!).join("<br/>") || "names"}"| ${layer}`);
  const last = built.at(-1)!;
  const outlet = `  ${last} -->|"${contractsOf(last).join("<br/>")}"| above(["layers above, operators"])`;
  return ["```mermaid", "flowchart LR", ...nodes, ...edges, outlet, "```"].join("\n");
}

function contractSection(contract: ContractName, source: string): string {
  const type = new RegExp(`readonly ${contract}: (\\w+);`).exec(source)?.[1];
  const [, doc, body] = new RegExp(`/\\*\\* ([^*]*) \\*/\nexport interface ${type} {([^}]*)}`).exec(source) ?? [];
  if (!doc || !body) throw new Error(`layers/contracts.ts has no documented interface for ${contract}`);
  const rows = [...body.matchAll(/readonly (\w+)(\??): ([^;]+);/g)].map(([, field, optional, fieldType]) => [
    code(field!),
    code(fieldType!.replace(/^Readonly<(.*)>$/, "$1")) + (optional ? ", may be absent" : ""),
  ]);
  return blocks(
    `### ${code(contract)}`,
    `Published by ${code(PUBLISHED_BY[contract])}. ${withoutSources(doc.replace(/^`\w+`: /, "")).replace(/^./, (first) => first.toUpperCase())}`,
    table(["Field", "Type"], rows),
  ).trimEnd();
}
