// Preloaded into a measured process and all that it starts: each writes what it used to the folder that FLEET_USAGE_FOLDER names.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { isMainThread } = require("node:worker_threads");

const folder = process.env.FLEET_USAGE_FOLDER;
if (isMainThread && folder) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuMs = (userCPUTime + systemCPUTime) / 1000;
    writeFileSync(
      join(folder, `${process.pid}.json`),
      JSON.stringify({
        cpuMs: cpuMs - (globalThis.uncountedCpuMs ?? 0),
        wallMs: performance.now(),
        peakMib: maxRSS / 1024,
      }),
    );
  });
}
