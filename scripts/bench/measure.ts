import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one process used. */
export interface Usage {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Peak resident memory. */
  readonly peakMib: number;
}

/** Runs node several times and returns each figure's smallest value: what disturbs a run only ever adds. */
export function measure(args: readonly string[], cwd: string, runs: number): Usage {
  const usages = Array.from({ length: runs }, () => runNode(args, cwd));
  const least = (figure: keyof Usage): number => Math.min(...usages.map((usage) => usage[figure]));
  return { cpuMs: least("cpuMs"), wallMs: least("wallMs"), peakMib: least("peakMib") };
}

function runNode(args: readonly string[], cwd: string): Usage {
  const folder = mkdtempSync(join(tmpdir(), "fleet-usage-"));
  try {
    const file = join(folder, "usage.json");
    const env = { ...process.env, FLEET_USAGE_FILE: file, CHECKPOINT_DISABLE: "1" };
    const { status, stderr } = spawnSync(process.execPath, ["--require", join(__dirname, "usage.cjs"), ...args], {
      cwd,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status ?? "a signal"}:\n${stderr}`);
    return JSON.parse(readFileSync(file, "utf8")) as Usage;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
