import { parseDocument } from "yaml";

import type { Path } from "./path";

/** Values to set in config/platform.yaml, by where they stand: `["environments", "production", "replica_region"]`. */
export type PlatformEdits = readonly { readonly path: Path; readonly value: string | boolean }[];

/** The same file with some values set; comments and everything else stay. Whether it is valid is the loader's question. */
export function editPlatform(text: string, edits: PlatformEdits): string {
  const document = parseDocument(text);
  for (const { path, value } of edits) document.setIn(path, value);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
