import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Fleet } from "../../../../config/fleet";
import { interruptible } from "../../terminal/interruptible";
import { loadTargetOrExit } from "../../terminal/target";
import type { ChangeSet } from "../changes/change-set";
import { changeSet } from "../changes/change-set-of";
import type { Synthesis } from "../model/synthesis";
import { registryChanges, type ComparedRegistry } from "../registry-changes/registry-changes";
import { baseCommit } from "./base-commit";
import { placeBetween } from "./between";
import { checkOut, takeAway } from "./check-out";
import { isCodeChanged } from "./code-changes";
import { gitIn } from "./git";
import { synthesizeSides } from "./synthesize-sides";

/** One side of a comparison. */
export interface Side {
  /** `main (ab12cd3f4)`, `the working tree`. */
  readonly name: string;
  /** The project's folder there, with the three files; the base's is gone with `withSides`. */
  readonly root: string;
  readonly synthesis: Synthesis;
  /** As this program reads the files; undefined where it can't, as where an older schema was another one. */
  readonly fleet: Fleet | undefined;
}

/** Both sides of a change of one target, and what differs. */
export interface Sides {
  readonly base: Side;
  readonly head: Side & { readonly fleet: Fleet };
  /** What somebody changed in the three files. */
  readonly registry: ComparedRegistry;
  readonly changes: ChangeSet;
  readonly byCode: ByCode;
}

/**
 * What the code changes by itself, under the registry as the head has it: undefined where it is the same code, or where
 * the registry is the same so that all is by code; "unknown" where nobody can tell, as where the base's code can't read
 * the head's registry.
 */
export type ByCode = ChangeSet | "unknown" | undefined;

/** What is compared. */
export interface SidesOptions {
  readonly root: string;
  readonly environment?: string;
  readonly region?: string;
  /** The base; otherwise where this branch left main. */
  readonly ref?: string | undefined;
  /** Outputs of synths made elsewhere, of the same target. */
  readonly baseOut?: string;
  readonly headOut?: string;
}

/**
 * Compares a commit with the working tree as it is: each synthesized offline with its own code, in folders that are gone
 * afterwards, whatever happens. A base without the target has nothing, so that everything is added. An interruption ends
 * the command with exit 130 once all is taken away.
 */
export async function withSides<T>(options: SidesOptions, use: (sides: Sides) => T | Promise<T>): Promise<T> {
  const fleet = loadTargetOrExit(options);
  const { environment, region } = fleet.target;
  const variables = { ENVIRONMENT: environment, AWS_REGION: region };
  const git = gitIn(options.root);
  const commit = baseCommit(git, options.ref);
  return interruptible(async () => {
    // By its real name, as programs in it see it.
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "fleet-sides-")));
    const [worktree, middle] = [join(folder, "base"), join(folder, "between")];
    try {
      const baseRoot = checkOut(git, commit, worktree);
      const registry = registryChanges(baseRoot, options.root);
      const isMixed = registry.changes.length > 0 && isCodeChanged(git, commit);
      const betweenRoot = isMixed ? placeBetween(git, commit, options.root, middle) : undefined;
      const props = { ...options, fleet, baseRoot, betweenRoot, commit, folder, variables };
      const { base, between, head } = await synthesizeSides(props);
      return await use({
        base: { name: commit.name, root: baseRoot, ...base },
        head: { name: "the working tree", root: options.root, fleet, synthesis: head },
        registry,
        changes: changeSet(base.synthesis, head),
        byCode: isMixed ? (between ? changeSet(between, head) : "unknown") : undefined,
      });
    } finally {
      takeAway(git, middle);
      takeAway(git, worktree);
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
