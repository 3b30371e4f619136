/** What is read of a state that Terraform wrote. */
export interface StateDocument {
  readonly serial: number;
  /** The same through the whole life of a state; a different one is another infrastructure's. */
  readonly lineage: string;
  readonly terraformVersion: string;
  /** Addresses of everything in it, sorted, data sources left out. */
  readonly addresses: readonly string[];
}

interface Instance {
  readonly index_key?: string | number;
}

interface Resource {
  readonly module?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances?: readonly Instance[];
}

/** Up to its serial a state is always written the same; the rest stays as it is, numbers beyond JavaScript's among it. */
const HEAD = /^(\s*\{\s*"version":\s*4,\s*"terraform_version":\s*"[^"]*",\s*"serial":\s*)\d+/;

/** Reads a state, or says in a few words why these bytes are none (F31). */
export function readStateDocument(text: string): StateDocument | string {
  if (text.trim() === "") return "empty";
  let state: Partial<Record<"version" | "serial" | "lineage" | "terraform_version" | "resources", unknown>> | null;
  try {
    state = JSON.parse(text) as typeof state;
  } catch {
    return "not JSON, or cut off";
  }
  if (state?.version !== 4) return "not a state of version 4";
  const { serial, lineage, terraform_version: terraformVersion, resources } = state;
  if (typeof serial !== "number" || typeof lineage !== "string" || lineage === "") return "without serial or lineage";
  if (!Array.isArray(resources) || !HEAD.test(text)) return "not as Terraform writes it";
  const addresses = (resources as Resource[]).filter(({ mode }) => mode === "managed").flatMap(addressesOf);
  return { serial, lineage, terraformVersion: String(terraformVersion), addresses: addresses.sort() };
}

/** The same state under another serial. */
export function withSerial(text: string, serial: number): string {
  return text.replace(HEAD, (_, head: string) => `${head}${serial}`);
}

function addressesOf({ module, type, name, instances = [] }: Resource): string[] {
  const address = `${module === undefined ? "" : `${module}.`}${type}.${name}`;
  return instances.map(({ index_key: key }) => (key === undefined ? address : `${address}[${JSON.stringify(key)}]`));
}
