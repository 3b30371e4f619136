import { readFileSync } from "node:fs";
import { join } from "node:path";

import { gzipSync } from "fflate";

import type { BootFile } from "./cloud-config";

/** The modules with programs that run on machines, each file of theirs in `boot/`. */
export type BootModule = "machine" | "postgres";

const MODULES = join(__dirname, "..");

const texts = new Map<string, string>();
const packed = new Map<string, string>();

/** The text of a program or systemd unit. */
export function bootProgram(module: BootModule, name: string): string {
  const path = join(MODULES, module, "boot", name);
  return remembered(texts, path, () => readFileSync(path, "utf8"));
}

/**
 * A program as cloud-init unpacks it: user data has little room. The modification time is left out and the compression is
 * this project's own dependency, so the bytes are the same wherever they are made.
 */
export function packedProgram(module: BootModule, name: string): BootFile {
  const content = remembered(packed, `${module}/${name}`, () => {
    const bytes = gzipSync(Buffer.from(bootProgram(module, name)), { level: 9, mtime: 0 });
    return Buffer.from(bytes).toString("base64");
  });
  return { path: `/usr/local/sbin/${name}`, permissions: "0755", encoding: "gz+b64", content };
}

/** Every machine gets the same: it is made once. */
function remembered(known: Map<string, string>, key: string, make: () => string): string {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
