import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A V8 CPU profile, as far as it is read here. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Where a synth's time goes: the first row whose pattern matches a sample's file or function has it. */
const PARTS: readonly [string, RegExp][] = [
  ["idle", /^\((idle|program)\) /],
  ["garbage collection", /^\(garbage collector\) /],
  ["write", /layers\/stack-file|json-stable-stringify|writeSync|writeFile/],
  ["resolve", /layers\/fold|cdktf\/lib\/(tokens|util|tfExpression)|toTerraform|toMetadata/],
  ["registry", /\/(config|yaml|zod|ip-address|fastest-levenshtein)\//],
  ["constructs", /\/(layers|modules|cdktf|constructs|provider-aws)\//],
  ["modules", /./],
];

/** Milliseconds by part of one synth in this folder. */
export function profile(cwd: string): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "fleet-profile-"));
  try {
    const args = ["--cpu-prof", `--cpu-prof-dir=${folder}`, join(cwd, "scripts", "synth.js")];
    spawnSync(process.execPath, args, { cwd, env: { ...process.env, CHECKPOINT_DISABLE: "1" } });
    const profiles = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile,
    );
    // tsx's loader thread leaves a profile too; the synth's own is the one with more samples in our files.
    const [main] = profiles.sort((a, b) => ownNodes(b) - ownNodes(a));
    return main ? partsOf(main) : new Map<string, number>();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ownNodes({ nodes }: CpuProfile): number {
  return nodes.filter(({ callFrame }) => callFrame.url.includes("/layers/")).length;
}

function partsOf({ nodes, samples, timeDeltas }: CpuProfile): Map<string, number> {
  const partById = new Map(
    nodes.map(({ id, callFrame }) => {
      const text = `${callFrame.functionName} ${callFrame.url}`;
      return [id, PARTS.find(([, pattern]) => pattern.test(text))![0]];
    }),
  );
  const parts = new Map(PARTS.map(([part]) => [part, 0]));
  samples.forEach((id, index) => {
    const part = partById.get(id)!;
    parts.set(part, parts.get(part)! + timeDeltas[index]! / 1000);
  });
  parts.delete("idle");
  return parts;
}
