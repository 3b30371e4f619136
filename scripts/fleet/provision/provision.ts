import { plural } from "../../../config/catalogue/plural";
import { EXIT, ExitError } from "../terminal/exit";
import { interruptible } from "../terminal/interruptible";
import { note } from "../terminal/print";
import { backendFolder, writeBackendFiles } from "../terraform/backend-files";
import { stateStore } from "../state/store/state-store";
import { applyBootstrap, migrateState, setAsideLocalState, type ApplyProps } from "./apply-bootstrap";
import { clearLocks } from "./clear-locks";
import type { ProvisionPlan } from "./plan";

/**
 * Makes what the plan says: Terraform applies bootstrap, its state moves into the bucket, backend files are written.
 * Killed at any point and run again, it ends in the same state (G9): what exists is known from the journal, Terraform's
 * state and the account together.
 */
export async function provision(props: ApplyProps): Promise<void> {
  const { fleet, root, plan, journal, log } = props;
  const free = plan.things.filter(({ standing }) => standing === "free").map(({ address }) => address);
  await interruptible(async (stopped) => {
    const interrupted = journal.begin(free);
    log.begin();
    try {
      await clearLocks(stateStore(fleet, "bootstrap"), interrupted);
      for (const phase of phases(props)) await takePhase(phase, stopped);
    } catch (error) {
      journal.stop();
      throw error;
    }
    // Killed between the move and this: the state in the bucket is the one that counts since.
    if (interrupted && plan.stateIn === "bucket") setAsideLocalState(root, fleet);
    journal.end();
  });
  note(`\nState bucket ${fleet.target.stateBucket}, lock table ${fleet.target.lockTable}`);
  note(
    `next: npx cdktf deploy foundation, with the project in ${root}; ${plural(plan.resources, "resource of bootstrap is", "resources of bootstrap are")} made`,
  );
}

/** An interruption makes Terraform fail: what ended the phase then is the interruption (F4). */
async function takePhase({ title, run }: Phase, stopped: () => boolean): Promise<void> {
  const goOn = "what is done is kept, run it again to go on";
  if (stopped()) throw new ExitError(EXIT.interrupted, `interrupted before: ${title}; ${goOn}`);
  note(`\n== ${title}`);
  try {
    await run();
  } catch (error) {
    throw stopped() ? new ExitError(EXIT.interrupted, `interrupted in: ${title}; ${goOn}`) : error;
  }
}

/** One of the steps of provisioning. */
export interface Phase {
  readonly title: string;
  readonly run: () => Promise<void> | void;
}

/** What is done, in order. */
export function phases(props: ApplyProps): Phase[] {
  const { fleet, root, plan } = props;
  const { stateBucket } = fleet.target;
  const where = plan.stateIn === "disk" ? "on disk" : `in ${stateBucket}`;
  const apply = `apply the stack bootstrap with its state ${where} (${plural(plan.resources, "resource")})`;
  const move = { title: `move the state into ${stateBucket}`, run: () => migrateState(props) };
  return [
    { title: apply, run: () => applyBootstrap(props) },
    ...(movesState(plan) ? [move] : []),
    ...(fleet.platform.state.generateBackendConfigs
      ? [
          {
            title: `write backend files to ${backendFolder(fleet)}`,
            run: () => void writeBackendFiles(root, fleet),
          },
        ]
      : []),
  ];
}

/** Without its bucket the state has to stay on disk for now (--observability-only before anything else). */
function movesState({ stateIn, things }: ProvisionPlan): boolean {
  return stateIn === "disk" && things.some(({ address }) => address.startsWith("aws_s3_bucket.state_"));
}
