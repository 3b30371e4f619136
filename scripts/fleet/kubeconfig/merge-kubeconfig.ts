import { type Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "yaml";

import { EXIT, ExitError } from "../terminal/exit";
import type { Kubeconfig, NamedEntry } from "./kubeconfig";

const LISTS = ["clusters", "users", "contexts"] as const;

/**
 * A kubeconfig file's text with one cluster's entries in place of those of the same names; everything else, comments
 * included, stays. A file that is no kubeconfig is refused rather than replaced.
 */
export function mergeKubeconfig(text: string, added: Kubeconfig, file: string): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new ExitError(EXIT.usage, `${file} is no YAML and was left alone: ${firstLine(error.message)}`);
  if (document.contents === null) return fresh(document, added);
  if (!isMap(document.contents)) throw new ExitError(EXIT.usage, `${file} is no kubeconfig and was left alone`);
  const kind = document.get("kind") ?? "Config";
  if (kind !== "Config") throw new ExitError(EXIT.usage, `${file} is a ${JSON.stringify(kind)} and was left alone`);
  for (const key of ["apiVersion", "kind"] as const) document.set(key, added[key]);
  for (const list of LISTS) for (const entry of added[list]) replaceEntry(document, list, entry, file);
  document.set("current-context", added["current-context"]);
  return document.toString({ lineWidth: 0 });
}

function fresh(document: Document, added: Kubeconfig): string {
  document.contents = document.createNode(added);
  return document.toString({ lineWidth: 0 });
}

function replaceEntry(document: Document, list: (typeof LISTS)[number], entry: NamedEntry, file: string): void {
  // `clusters: null` and `clusters: []` are what kubectl writes for none.
  if (document.get(list) == null) document.set(list, new YAMLSeq());
  const entries = document.get(list);
  if (!isSeq(entries)) throw new ExitError(EXIT.usage, `${file}: ${list} is no list; the file was left alone`);
  const made = document.createNode(entry);
  const index = entries.items.findIndex((item) => item instanceof YAMLMap && item.get("name") === entry.name);
  if (index === -1) {
    entries.flow = false;
    entries.add(made);
  } else entries.items[index] = made;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
