// Whoever reads the summary may be gone before it comes, or the disk is full: the stacks are written already.
process.stdout.on("error", ({ code }) => {
  if (code !== "EPIPE") process.stderr.write(`stdout can't be written (${code})\n`);
  process.exit(1);
});

// `node --import tsx main.ts`, without waiting for what hasn't changed since the last time.
require("./launch/launch").launch("main.ts");
