import { judgeSides, type Judged } from "../../../../../scripts/fleet/review/gate/judge-sides";
import { changeSet } from "../../../../../scripts/fleet/review/changes/change-set-of";
import { registryChanges } from "../../../../../scripts/fleet/review/registry-changes/registry-changes";
import type { Sides } from "../../../../../scripts/fleet/review/sides/open-sides";
import { synthesisIn, type Synthesis } from "../../../../../scripts/fleet/review/model/synthesis";
import type { Fleet } from "../../../../../config/fleet";
import { loadFleet } from "../../../../../config/load";
import { TODAY, withProject, type Files } from "../../../../support/registry";
import { synthesize, type Documents } from "../../../../support/synth";

/** What the gate finds, and what it was told of the registry. */
export type JudgedChange = Judged & Pick<Sides, "registry">;

/** Synths by what they are made from: many cases share a base. */
const SYNTHS = new Map<string, Documents>();

/** What the gate finds between two projects that have to be valid; `code` changes what the head makes. */
export function judgedBetween(
  base: Files,
  head: Files,
  { mostDeleted = 20, code = (made: Documents): Documents => made } = {},
): JudgedChange {
  return withProject(base, (baseRoot) =>
    withProject(head, (headRoot) => {
      const [from, to] = [sideAt(baseRoot), sideAt(headRoot, code)];
      const registry = registryChanges(baseRoot, headRoot, {});
      const changes = changeSet(from.synthesis, to.synthesis);
      const [old, now] = [
        { name: "base", ...from },
        { name: "head", ...to },
      ];
      const sides = { base: old, head: now, registry, changes, byCode: undefined };
      return { ...judgeSides(sides, { mostDeleted }), registry };
    }),
  );
}

/** `rule owner` of everything that is refused, each once. */
export function refusedIn({ findings }: JudgedChange): string[] {
  const refused = findings.filter(({ severity }) => severity === "refused");
  return [...new Set(refused.map(({ rule, owner = "shared" }) => `${rule} ${owner}`))].sort();
}

/** Whom a change touches. */
export function touchedBy({ changes }: JudgedChange): string[] {
  return [...new Set(changes.changes.map(({ owner = "shared" }) => owner))].sort();
}

function sideAt(
  root: string,
  code?: (made: Documents) => Documents,
): { root: string; fleet: Fleet; synthesis: Synthesis } {
  const loaded = loadFleet({ root, variables: {}, today: TODAY });
  if (!loaded.ok) throw new Error(loaded.findings.map(({ path, message }) => `${path} ${message}`).join("\n"));
  const { fleet } = loaded;
  const key = JSON.stringify(fleet);
  const documents = SYNTHS.get(key) ?? synthesize(fleet);
  SYNTHS.set(key, documents);
  return { root, fleet, synthesis: synthesisIn(code ? code(documents) : documents, new Set(fleet.namedClients)) };
}
