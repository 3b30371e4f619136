// Preloaded into a measured process: writes what it used to the file that FLEET_USAGE_FILE names.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env.FLEET_USAGE_FILE;
if (isMainThread && file) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuMs = (userCPUTime + systemCPUTime) / 1000;
    writeFileSync(
      file,
      JSON.stringify({
        cpuMs: cpuMs - (globalThis.uncountedCpuMs ?? 0),
        wallMs: performance.now(),
        peakMib: maxRSS / 1024,
      }),
    );
  });
}
