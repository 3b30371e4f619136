import { closeSync, openSync, writeFileSync } from "node:fs";

import type { Fragment } from "./fold";

const CHUNK = 1 << 20;

/**
 * Writes a stack's Terraform JSON, keys sorted, two spaces deep. Resources are written one by one: the text of a large
 * stack is never whole in memory.
 */
export function writeStackFile(path: string, document: Fragment): void {
  const file = openSync(path, "w");
  let buffer = "";
  const write = (text: string): void => {
    buffer += text;
    if (buffer.length < CHUNK) return;
    // Unlike writeSync, which may write a part and says so in its result alone.
    writeFileSync(file, buffer);
    buffer = "";
  };
  try {
    writeValue(document, 3, "", write);
    write("\n");
    writeFileSync(file, buffer);
  } finally {
    closeSync(file);
  }
}

/** Opens maps down to a depth (section, type, id) member by member; below it a value is written at once. */
function writeValue(value: unknown, depth: number, indent: string, write: (text: string) => void): void {
  if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value)) {
    write(JSON.stringify(value, sortKeys, 2).replaceAll("\n", `\n${indent}`));
    return;
  }
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return write("{}");
  keys.forEach((key, index) => {
    write(`${index === 0 ? "{" : ","}\n${indent}  ${JSON.stringify(key)}: `);
    writeValue((value as Fragment)[key], depth - 1, `${indent}  `, write);
  });
  write(`\n${indent}}`);
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
