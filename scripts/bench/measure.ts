import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a program used, with all programs of Node that it started. */
export interface Usage {
  /** Of all of them. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Peak resident memory of the largest. */
  readonly peakMib: number;
}

/** Runs node several times and returns each figure's smallest value: what disturbs a run only ever adds. */
export function measure(args: readonly string[], cwd: string, runs: number, allowed: readonly number[] = [0]): Usage {
  const usages = Array.from({ length: runs }, () => runNode(args, cwd, allowed));
  const least = (figure: keyof Usage): number => Math.min(...usages.map((usage) => usage[figure]));
  return { cpuMs: least("cpuMs"), wallMs: least("wallMs"), peakMib: least("peakMib") };
}

function runNode(args: readonly string[], cwd: string, allowed: readonly number[]): Usage {
  const folder = mkdtempSync(join(tmpdir(), "fleet-usage-"));
  try {
    const preload = `--require ${JSON.stringify(join(__dirname, "usage.cjs"))}`;
    const env = { ...process.env, NODE_OPTIONS: preload, FLEET_USAGE_FOLDER: folder, CHECKPOINT_DISABLE: "1" };
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 30 });
    if (status === null || !allowed.includes(status))
      throw new Error(`node ${args.join(" ")} ended with ${status ?? "a signal"}:\n${stderr}`);
    const each = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Usage);
    return {
      cpuMs: each.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      wallMs: Math.max(...each.map(({ wallMs }) => wallMs)),
      peakMib: Math.max(...each.map(({ peakMib }) => peakMib)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
