import { clock } from "./account/clock";
import { credentials } from "./account/credentials";
import { locks } from "./account/locks";
import { region } from "./account/region";
import { lockTable, stateBucket } from "./account/state-store";
import type { Check } from "./check";
import { diskCheck } from "./machine/disk";
import { initialised } from "./machine/initialised";
import { nodeCheck } from "./machine/node";
import { packagesCheck } from "./machine/packages";
import { pluginCache } from "./machine/plugin-cache";
import { terraform } from "./machine/terraform";
import { toolCheck } from "./machine/tools";

/** Every check by the name that it is shown under, in that order. */
export const CHECKS: Readonly<Record<string, Check>> = {
  node: nodeCheck(),
  packages: packagesCheck(),
  terraform,
  git: toolCheck("git"),
  aws: toolCheck("aws"),
  kubectl: toolCheck("kubectl"),
  helm: toolCheck("helm"),
  disk: diskCheck(),
  "plugin cache": pluginCache,
  ".terraform": initialised,
  region,
  credentials,
  clock,
  "state bucket": stateBucket,
  "lock table": lockTable,
  locks,
};
