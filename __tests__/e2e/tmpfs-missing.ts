import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a suite lacks that needs small file systems: nothing, or one phrase. */
export function tmpfsMissing(): readonly string[] {
  if (process.platform !== "linux") return ["this is not Linux"];
  const folder = mkdtempSync(path.join(tmpdir(), "fleet-tmpfs-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (status === 0) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return status === 0 ? [] : ["file systems can't be mounted here"];
}
