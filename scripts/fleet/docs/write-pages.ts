import type { Command } from "commander";

import { writeGenerated } from "../terminal/generated";
import { PROJECT_ROOT } from "../terminal/project-root";
import { pages } from "./pages";
import { readSources } from "./sources";

/** Writes the pages that differ from what they are made of, the program's own page among them. */
export function writePages(program: Command, check = false): void {
  writeGenerated(PROJECT_ROOT, pages({ ...readSources(PROJECT_ROOT), program }), check);
}
