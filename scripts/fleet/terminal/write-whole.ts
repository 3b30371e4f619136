import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

import writeFileAtomic from "write-file-atomic";

/**
 * Writes a file that is there whole or not at all, whenever the command is killed or the machine loses power (F4); what
 * a link leads to is replaced, not the link. Without a mode an existing file keeps its own.
 */
export function writeWhole(path: string, content: string | Uint8Array, mode?: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const bytes = typeof content === "string" ? content : Buffer.from(content);
  writeFileAtomic.sync(path, bytes, mode === undefined ? {} : { mode });
}
