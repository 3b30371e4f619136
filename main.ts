import { App } from "cdktf";

import { loadFleet } from "./config/load";
import { renderFindings } from "./config/reading/render-finding";
import { todayOf } from "./config/today";
import { compose } from "./layers/compose";
import { summary } from "./layers/stack/summary";
import { diskRefusal } from "./layers/stack/disk-refusal";
import { enterTarget } from "./layers/stack/output-target";

// CDKTF 0.21 calls util.isArray, of which Node 22 and later complain on stderr.
process.noDeprecation = true;

const loaded = loadFleet({ root: __dirname, variables: process.env, today: todayOf(process.env) });
process.stderr.write(renderFindings(loaded.findings));
// A thrown error would bury the findings under its stack trace; here nothing in cdktf.out has been touched yet.
if (!loaded.ok) process.exit(2);

try {
  const app = new App();
  enterTarget(app.outdir, loaded.fleet.target);
  compose(app, loaded.fleet);
  app.synth();
  // The cdktf command line, which sets this variable, has a summary of its own.
  if (!process.env.CDKTF_OUTDIR) process.stdout.write(summary(app, loaded.fleet));
} catch (error) {
  process.stderr.write(`${diskRefusal(error)}\n`);
  process.exit(1);
}
