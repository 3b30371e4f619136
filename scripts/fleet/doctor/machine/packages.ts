import { readFileSync } from "node:fs";
import { join } from "node:path";

import { plural } from "../../../../config/catalogue/plural";
import { isPlainMap } from "../../../../config/reading/plain-map";
import { PROJECT_ROOT } from "../../terminal/project-root";
import { ok, problem, type Check, type Outcome } from "../check";

const FIX = "run npm ci --ignore-scripts";

/** More names than these tell nobody more. */
const SHOWN = 3;

/** Whether every package that package-lock.json has for this project's own needs is installed in that version. */
export function packagesCheck(root = PROJECT_ROOT): Check {
  return () => lookIn(root);
}

function lookIn(root: string): Outcome {
  const lock = jsonIn(join(root, "package-lock.json"));
  const entries = isPlainMap(lock) && isPlainMap(lock.packages) ? lock.packages : {};
  const project = entries[""];
  if (!isPlainMap(project)) return problem("package-lock.json can't be read", "get it back from git, then run npm ci");
  const wanted = [project.dependencies, project.devDependencies].flatMap((each) =>
    isPlainMap(each) ? Object.keys(each) : [],
  );
  const stale = wanted.filter((name) => {
    const entry = entries[`node_modules/${name}`];
    const installed = jsonIn(join(root, "node_modules", name, "package.json"));
    return !isPlainMap(entry) || !isPlainMap(installed) || installed.version !== entry.version;
  });
  if (stale.length === 0) return ok(`${plural(wanted.length, "package")} as package-lock.json has them`);
  const names = `${stale.slice(0, SHOWN).join(", ")}${stale.length > SHOWN ? ", …" : ""}`;
  return problem(`${plural(stale.length, "package")} missing or of another version: ${names}`, FIX);
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
