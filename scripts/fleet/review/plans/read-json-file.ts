import { readFileSync, statSync } from "node:fs";

import type { z } from "zod";

import { FILE_ERRORS } from "../../../../config/catalogue/file-errors";
import { oneLine } from "../../terminal/one-line";
import { duplicateKey } from "./duplicate-key";
import { textDigest } from "./text-digest";

/** A plan of a thousand clients in one stack has less; beyond it V8 can't hold the text. */
const LARGEST_BYTES = 400 * 1024 * 1024;

/** What a file holds, or why nobody can tell, without any of its values. */
export type ReadFile<T> = { readonly value: T; readonly digest: string } | { readonly problem: string };

/** Reads a JSON file of a shape. Never throws: links that lead nowhere, folders, pipes, cut texts and keys given twice are problems. */
export function readJsonFile<T>(path: string, shape: z.ZodType<T>): ReadFile<T> {
  let text: string;
  try {
    const found = statSync(path);
    if (!found.isFile()) return { problem: found.isDirectory() ? "it is a folder" : "it is no file" };
    if (found.size === 0) return { problem: "it is empty" };
    if (found.size > LARGEST_BYTES) return { problem: `it is larger than ${LARGEST_BYTES} bytes` };
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (error instanceof TypeError) return { problem: "it is no UTF-8 text" };
    return { problem: `it can't be opened: ${FILE_ERRORS[code] ?? "the system refuses"} (${code})` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own words quote the text.
    return { problem: "it is no whole JSON document" };
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) return { problem: `it has the key ${JSON.stringify(oneLine(twice.slice(0, 60)))} twice` };
  const parsed = shape.safeParse(value);
  return parsed.success
    ? { value: parsed.data, digest: textDigest(text) }
    : { problem: `it is of another form: ${placesOf(parsed.error)}` };
}

/** Where it is of another form, and what is expected there: messages of this library hold types, no values. */
function placesOf({ issues }: z.ZodError): string {
  const first = issues[0]!;
  const place = first.path.map(String).join(".");
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : "";
  return oneLine(`${place === "" ? "" : `${place}: `}${first.message}${more}`.slice(0, 200));
}
