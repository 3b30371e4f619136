import { App } from "cdktf";

import { loadFleet } from "../../config/load";
import { renderFindings } from "../../config/reading/render-finding";
import { compose } from "../../layers/compose";
import { EXAMPLE_ROOT, TODAY } from "../support/registry";

/** Does for the example in the fixtures what main.ts does for the project: `fleet addresses` lists what comes of it. */
const loaded = loadFleet({ root: EXAMPLE_ROOT, variables: {}, today: TODAY });
process.stderr.write(renderFindings(loaded.findings));
if (!loaded.ok) process.exit(2);

const app = new App();
compose(app, loaded.fleet);
app.synth();
