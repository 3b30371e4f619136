import type { z } from "zod";

import type { Camel } from "./camel";
import { checkText } from "./check-text";
import { decode, type Decoded } from "./decode";
import type { Finding } from "./finding";
import type { YamlDocument } from "./yaml-document";

/** A file as far as it could be decoded, with what is wrong in it alone. */
export interface DecodedFile<T> {
  readonly value: Decoded<T>["value"];
  /** The value where nothing is wrong in the file: then nothing is missing in it. */
  readonly whole?: Camel<T>;
  readonly findings: readonly Finding[];
  /** Paths whose problem is told already: a template or a secret is the whole problem of its field. */
  readonly explained: ReadonlySet<string>;
}

/** Decodes a file by its schema, after the rules about text as such. */
export function decodeFile<S extends z.ZodType>(document: YamlDocument, schema: S): DecodedFile<z.output<S>> {
  const findings: Finding[] = [...document.findings];
  if (findings.length === 0 && (document.data === undefined || document.data === null)) {
    findings.push(document.locate({ path: [], rule: "yaml-empty", message: "is empty", value: "" }));
  }
  if (findings.length > 0) return { value: undefined, findings, explained: new Set() };
  const { value, problems } = decode(schema, document.data);
  const text = checkText(document).map((problem) => document.locate(problem));
  const explained = new Set(text.map(({ path }) => path));
  const located = problems.map((problem) => document.locate(problem));
  findings.push(...text, ...located.filter(({ path }) => !explained.has(path)));
  return findings.length > 0
    ? { value, findings, explained }
    : { value, whole: value as Camel<z.output<S>>, findings, explained };
}
