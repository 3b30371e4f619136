import { loadOrExit } from "../../terminal/load";
import { printJson, printLine } from "../../terminal/print";
import { backendFiles, writeBackendFiles } from "../backend-files";

/** Whose backend files are written. */
export interface BackendsOptions {
  readonly root: string;
  readonly json?: boolean;
}

/** Writes the backend files of the target, or prints their settings. */
export function writeBackends({ json, root }: BackendsOptions): void {
  const fleet = loadOrExit(root);
  const files = backendFiles(fleet);
  if (json) return printJson(Object.fromEntries(files.map(({ name, settings }) => [name, settings])));
  printLine(`Wrote ${files.length} backend files to ${writeBackendFiles(root, fleet)}`);
}
