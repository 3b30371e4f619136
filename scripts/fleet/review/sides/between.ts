import { copyFileSync } from "node:fs";
import { join } from "node:path";

import { FILES } from "../../../../config/registry";
import type { BaseCommit } from "./base-commit";
import { checkOut } from "./check-out";
import type { Git } from "./git";

/**
 * A project between two others: the base's code with the head's three files. What differs between base and it the registry
 * does, and what differs between it and the head the code does.
 */
export function placeBetween(git: Git, commit: BaseCommit, headRoot: string, folder: string): string {
  const root = checkOut(git, commit, folder);
  for (const file of Object.values(FILES)) copyFileSync(join(headRoot, file), join(root, file));
  return root;
}
