import type { z } from "zod";

import { fillDefaults } from "./reading/fill-defaults";
import type { Finding } from "./reading/finding";
import type { Path } from "./reading/path";
import { isPlainMap, type PlainMap } from "./reading/plain-map";
import { YamlDocument } from "./reading/yaml-document";
import { FILES, type FileName } from "./registry";
import { clientsFile } from "./schema/client";
import { ledgerFile } from "./schema/ledger";
import { platformFile } from "./schema/platform";
import { given, type Variables } from "./target";

/** One of the three files as plain data, valid or not. */
export interface PlainFile {
  /** In the file's spelling, with defaults filled in; undefined where it can't be read. */
  readonly data: PlainMap | undefined;
  /** Why it can't be read; what only breaks a rule is `fleet validate`'s to tell. */
  readonly findings: readonly Finding[];
  /** Where a path's key stands, or the nearest above it that is written; both from 1 on. */
  readonly positionOf: (path: Path) => { readonly line: number; readonly column: number };
}

const SCHEMAS: Readonly<Record<FileName, z.ZodType>> = {
  clients: clientsFile,
  ledger: ledgerFile,
  platform: platformFile,
};

/** Sections without which nothing can be compared: a file that lacks one is as good as none. */
const NEEDED: Readonly<Record<FileName, readonly string[]>> = {
  clients: ["clients"],
  ledger: ["clients"],
  platform: ["environments"],
};

/** Registry, ledger and platform settings of a folder for comparing two of them; never throws for bad input. */
export function readPlainFiles(root: string, variables: Variables): Readonly<Record<FileName, PlainFile>> {
  const ledger = given(variables.CIDR_REGISTRY) ?? FILES.ledger;
  return {
    clients: readPlainFile(root, "clients", FILES.clients),
    ledger: readPlainFile(root, "ledger", ledger),
    platform: readPlainFile(root, "platform", FILES.platform),
  };
}

function readPlainFile(root: string, name: FileName, file: string): PlainFile {
  const document = new YamlDocument(root, file);
  const positionOf = (path: Path): { line: number; column: number } => {
    const { line, column } = document.locate({ path, at: "key", rule: "", message: "" });
    return { line, column };
  };
  const findings = [...document.findings];
  if (findings.length === 0) findings.push(...shapeFindings(document, NEEDED[name]));
  if (findings.length > 0) return { data: undefined, findings, positionOf };
  return { data: fillDefaults(SCHEMAS[name], document.data) as PlainMap, findings, positionOf };
}

function shapeFindings(document: YamlDocument, needed: readonly string[]): Finding[] {
  const { data } = document;
  const message = "is no map";
  if (!isPlainMap(data)) return [document.locate({ path: [], rule: "wrong-type", message, value: "" })];
  return needed.flatMap((key) => {
    const section = Object.hasOwn(data, key) ? data[key] : undefined;
    if (!isPlainMap(section)) return [document.locate({ path: [key], at: "key", rule: "wrong-type", message })];
    return Object.keys(section)
      .filter((name) => !isPlainMap(section[name]))
      .map((name) => document.locate({ path: [key, name], at: "key", rule: "wrong-type", message }));
  });
}
