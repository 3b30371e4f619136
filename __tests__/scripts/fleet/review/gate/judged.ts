import { judgeSides, type Judged } from "../../../../../scripts/fleet/review/gate/judge-sides";
import { synthesisIn, type Synthesis } from "../../../../../scripts/fleet/review/model/synthesis";
import type { Fleet } from "../../../../../config/fleet";
import { loadFleet } from "../../../../../config/load";
import { TODAY, withProject, type Files } from "../../../../support/registry";
import { synthesize } from "../../../../support/synth";

/** Synths by what they are made from: many cases share a base. */
const SYNTHS = new Map<string, Synthesis>();

/** What the gate finds between two projects that have to be valid. */
export function judgedBetween(base: Files, head: Files, mostDeleted = 20): Judged {
  return withProject(base, (baseRoot) =>
    withProject(head, (headRoot) => {
      const [from, to] = [sideAt(baseRoot), sideAt(headRoot)];
      return judgeSides({ base: { name: "base", ...from }, head: { name: "head", ...to } }, { mostDeleted });
    }),
  );
}

/** `rule owner` of everything that is refused, each once. */
export function refusedIn({ findings }: Judged): string[] {
  const refused = findings.filter(({ severity }) => severity === "refused");
  return [...new Set(refused.map(({ rule, owner = "shared" }) => `${rule} ${owner}`))].sort();
}

/** Whom a change touches. */
export function touchedBy({ changes }: Judged): string[] {
  return [...new Set(changes.changes.map(({ owner = "shared" }) => owner))].sort();
}

function sideAt(root: string): { root: string; outdir: undefined; fleet: Fleet; synthesis: Synthesis } {
  const loaded = loadFleet({ root, variables: {}, today: TODAY });
  if (!loaded.ok) throw new Error(loaded.findings.map(({ path, message }) => `${path} ${message}`).join("\n"));
  const { fleet } = loaded;
  const key = JSON.stringify(fleet);
  const synthesis = SYNTHS.get(key) ?? synthesisIn(synthesize(fleet), new Set(fleet.namedClients));
  SYNTHS.set(key, synthesis);
  return { root, outdir: undefined, fleet, synthesis };
}
