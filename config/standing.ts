import { stagesIn } from "./ledger-stages";
import { entriesOf } from "./reading/entries-of";
import { isPlainMap } from "./reading/plain-map";
import { YamlDocument } from "./reading/yaml-document";
import { FILES } from "./registry";

/** Who is in registry and ledger of a folder, and how they stand there; of files that can't be read nobody is. */
export interface Standing {
  /** Names in clients.yaml, switched on or off, in whatever target. */
  readonly registered: ReadonlySet<string>;
  /** Those of them that are switched off. */
  readonly disabled: ReadonlySet<string>;
  /** Each client's stage in the ledger (config/catalogue/client-stages). */
  readonly stages: ReadonlyMap<string, string>;
}

/** Reads names, switches and stages alone: files of an older schema tell them, too. */
export function standingIn(root: string, ledgerPath: string = FILES.ledger): Standing {
  const entries = entriesOf(new YamlDocument(root, FILES.clients).data, "clients");
  const disabled = entries.filter(([, entry]) => isPlainMap(entry) && entry.enabled === false);
  return {
    registered: new Set(entries.map(([name]) => name)),
    disabled: new Set(disabled.map(([name]) => name)),
    stages: stagesIn(new YamlDocument(root, ledgerPath).data),
  };
}

/** Every client whom registry or ledger name: what is made for them bears their names. */
export function namedIn({ registered, stages }: Standing): ReadonlySet<string> {
  return new Set([...registered, ...stages.keys()]);
}
