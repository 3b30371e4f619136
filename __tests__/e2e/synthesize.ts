import path from "node:path";
import { loadFleet } from "../../config/load";
import { renderFindings } from "../../config/reading/render-finding";
import { writeStacks } from "./write-stacks";

/** The registry of this suite. */
const FIXTURES = path.join(__dirname, "fixtures");

/** Synthesizes every stack as main.ts does, and returns where each one is. */
export function synthesize(outdir: string, bootstrapBackend: "local" | "s3"): (stack: string) => string {
  const loaded = loadFleet({
    root: FIXTURES,
    variables: { BOOTSTRAP_BACKEND: bootstrapBackend },
    today: "2026-07-01",
  });
  if (!loaded.ok) throw new Error(renderFindings(loaded.findings));
  return writeStacks(outdir, loaded.fleet);
}
