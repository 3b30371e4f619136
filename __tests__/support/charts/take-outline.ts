/**
 * Writes the outlines of unpacked charts to the fixtures:
 * node --import tsx __tests__/support/charts/take-outline.ts <unpacked chart>…
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { OUTLINES_FOLDER } from "./chart-outlines";
import { outlineOf } from "./unpacked-chart";

for (const folder of process.argv.slice(2)) {
  const outline = outlineOf(folder);
  const file = join(OUTLINES_FOLDER, `${outline.name}-${outline.version}.json`);
  writeFileSync(file, `${JSON.stringify(outline)}\n`);
  process.stdout.write(`${file}\n`);
}
