import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

import { didYouMean } from "../../../../config/reading/suggest";
import { EXIT, ExitError } from "../../terminal/exit";
import { CONFIG_FORMATS, CONFIG_TYPES, type ConfigType } from "../config-type";
import type { SyncFile } from "./sync-configs";

/** The configurations of a folder, `{type}.{extension}` each; what looks like one and isn't is refused, not left out. */
export function readSyncFolder(folder: string, kept: readonly ConfigType[]): SyncFile[] {
  const files = fileNames(folder)
    .map((file) => ({ file, type: configTypeOf(file) }))
    .filter((each): each is { file: string; type: ConfigType } => each.type !== undefined);
  const types = files.map(({ type }) => type);
  if (files.length === 0) refuse(`${folder} has no configuration, such as ${fileNameOf("prometheus")}`);
  for (const type of types) {
    if (types.indexOf(type) !== types.lastIndexOf(type)) refuse(`${folder} has more than one ${type} configuration`);
    if (!kept.includes(type)) refuse(`${folder} has ${fileNameOf(type)}, but apm.types keeps only ${kept.join(", ")}`);
  }
  return files.map(({ file, type }) => ({ type, file: join(folder, file), content: readFileSync(join(folder, file)) }));
}

/** The type of a file by its name, or undefined for a file that is no configuration: a README, a hidden file. */
export function configTypeOf(file: string): ConfigType | undefined {
  const extension = extname(file).slice(1).replace("yml", "yaml");
  const stem = file.slice(0, file.length - extname(file).length);
  const extensions = CONFIG_TYPES.map((type): string => CONFIG_FORMATS[type].extension);
  if (file.startsWith(".") || !extensions.includes(extension)) return undefined;
  const type = CONFIG_TYPES.find((each) => each === stem);
  if (type === undefined) refuse(`${file} is named after no type; ${didYouMean(stem, CONFIG_TYPES) ?? known()}`);
  if (CONFIG_FORMATS[type].extension !== extension) refuse(`${file} must be called ${fileNameOf(type)}`);
  return type;
}

function fileNames(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    return refuse(`${folder} can't be read: ${(error as Error).message}`);
  }
}

function fileNameOf(type: ConfigType): string {
  return `${type}.${CONFIG_FORMATS[type].extension}`;
}

function known(): string {
  return `they are ${CONFIG_TYPES.map(fileNameOf).join(", ")}`;
}

function refuse(message: string): never {
  throw new ExitError(EXIT.usage, message);
}
